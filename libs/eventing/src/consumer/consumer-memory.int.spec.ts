import { scene } from '../../test/scene.js';
import { MemoryBroker } from '../memory/memory-broker.js';
import { MemoryDriver } from '../memory/memory-driver.js';
import { consumerPromises } from './consumer.promises.js';
import { parkingPromises } from './parking.promises.js';

const stage = scene();
const world = {
  driver: new MemoryDriver(new MemoryBroker()),
  connect: () => stage.connect(),
};

consumerPromises('the broker in memory', () => world);
parkingPromises('the broker in memory', () => world);
