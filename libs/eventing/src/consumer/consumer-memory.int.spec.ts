import { scene } from '../../test/scene.js';
import { MemoryBroker } from '../memory/memory-broker.js';
import { MemoryDriver } from '../memory/memory-driver.js';
import { consumerPromises } from './consumer.promises.js';

const { connect } = scene();

consumerPromises('the broker in memory', () => ({
  driver: new MemoryDriver(new MemoryBroker()),
  connect,
}));
