export { Consumer } from './consumer/consumer.decorator.js';
export { EventTransport, type EventTransportOptions } from './consumer/event-transport.js';
export type { GroupHealth } from './consumer/group-health.js';
export { On } from './consumer/on.decorator.js';
export type { DeadLetter, LetterKey } from './dead-letters/dead-letter.js';
export { DeadLetters, LetterNotFound, type RetryOutcome } from './dead-letters/dead-letters.js';
export { silentLogger, type EventingLogger } from './logger.js';
export { BlockedOutbox, type BlockedKey } from './relay/blocked-outbox.js';
export { Relay, type RelayHealth, type RelayOptions } from './relay/relay.js';
export type { KafkaCredentials, KafkaSettings } from './settings.js';
export {
  ensureTopics,
  type EnsureTopicsOptions,
  type TopicKeeper,
} from './topics/ensure-topics.js';
export { createPublisher, type Publisher } from './topics/publisher.js';
export { followTopics, readTopic, readTopics, type TopicRecord } from './topics/read-topics.js';
export { rawClient, type RawClient } from './kafkajs/raw-client.js';
