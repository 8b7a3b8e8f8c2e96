export { EventProbe, type Match } from './events/event-probe.js';
export { Neighbour, type Saying } from './events/neighbour.js';
export { eventually } from './eventually.js';
export { infrastructure, type Infrastructure } from './infrastructure/infrastructure.js';
export * from './samples.js';
export {
  createPublisher,
  ensureTopics,
  readTopics,
  silentLogger,
  type Publisher,
  type TopicRecord,
} from '@korsa/eventing';
