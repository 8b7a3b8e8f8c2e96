export { EventProbe, type Match } from './event-probe.js';
export type { KafkaScope } from './kafka-scope.js';
export { Neighbour, type Saying } from './neighbour.js';
export {
  createPublisher,
  ensureTopics,
  readTopics,
  silentLogger,
  type Publisher,
  type TopicRecord,
} from '@korsa/eventing';
