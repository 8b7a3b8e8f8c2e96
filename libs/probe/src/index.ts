export { EventProbe, type Match } from './event-probe.js';
export type { KafkaScope } from './kafka-scope.js';
export { Neighbour, type Saying } from './neighbour.js';
export {
  createPublisher,
  ensureTopics,
  GroupProgressReader,
  readTopics,
  silentLogger,
  topicNames,
  type GroupProgress,
  type Publisher,
  type TopicRecord,
} from '@korsa/eventing';
