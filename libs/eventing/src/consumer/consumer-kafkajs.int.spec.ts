import { scene } from '../../test/scene.js';
import { consumerPromises } from './consumer.promises.js';

consumerPromises('kafkajs', scene);
