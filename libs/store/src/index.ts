export { DeadRivals, endAbandonedTransactions } from './abandoned-transactions.js';
export {
  defineAggregate,
  stateOf,
  type AggregateDefinition,
  type IndexDefinition,
  type StoredState,
} from './aggregate-definition.js';
export { AggregateStore } from './aggregate-store.js';
export {
  acrossAreas,
  currentCause,
  findCause,
  inPart,
  isReplay,
  newCause,
  runWithCause,
  type Cause,
  type Dedupe,
} from './cause.js';
export { defaults as storeDefaults } from './defaults.js';
export {
  IdempotencyKeyReused,
  NoCause,
  OutsideArea,
  RepeatDiverged,
  SilentChange,
  StoreUnavailable,
  TooBusy,
  TooContended,
  UniquenessViolated,
  UnsoundDecision,
} from './errors.js';
export { toText as envelopeText } from './envelope-text.js';
export { structured, type FieldsOf } from './fields.js';
export { areaFilter, areaGuard } from './area-guard.js';
export { nameId, newId } from './ids.js';
export { InMemoryAggregates, InMemoryGroup } from './in-memory.js';
export { refusalOf, type Refusal } from './refusal.js';
export type { CommittedGroup, RetryReason, StoreObserver } from './observer.js';
export { eventsIn, type Envelope } from './outbox-envelopes.js';
export type { OutboxEvent } from './outbox-event.js';
export { shardOf } from './shard.js';
export { outboxOf } from './store-collections.js';
export { readOnly } from './read-only.js';
export { Store, type StoreOptions } from './store.js';
