export { Consumer } from './consumer/consumer.decorator.js';
export { EventTransport, type EventTransportOptions } from './consumer/event-transport.js';
export type { GroupHealth } from './consumer/group-health.js';
export { On } from './consumer/on.decorator.js';
export {
  letterStates,
  type DeadLetter,
  type DecidedBy,
  type LetterDecision,
  type LetterKey,
  type LetterState,
} from './dead-letters/dead-letter.js';
export { DeadLetters, type LetterFilter } from './dead-letters/dead-letters.js';
export { KeyNotParked, LetterNotFound, RetryUnderway } from './dead-letters/errors.js';
export type { ParkedKey, RetryOutcome } from './dead-letters/parked-key.js';
export { positionOf } from './dead-letters/position.js';
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
export { GroupProgressReader, type GroupProgress } from './kafkajs/group-progress.js';
export { topicNames } from './kafkajs/topic-names.js';
export * from './replay/index.js';
export { openDriver } from './driver/open-driver.js';
export type { KafkaDriver } from './driver/driver.js';
