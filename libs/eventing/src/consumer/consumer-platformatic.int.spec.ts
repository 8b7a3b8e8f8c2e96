import { scene } from '../../test/scene.js';
import { consumerPromises } from './consumer.promises.js';
import { parkingPromises } from './parking.promises.js';

const stage = scene('platformatic');

consumerPromises('@platformatic/kafka', () => stage);
parkingPromises('@platformatic/kafka', () => stage);
