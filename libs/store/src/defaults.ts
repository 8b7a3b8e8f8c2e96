/** What a store does when its options do not say otherwise. */
export const defaults = {
  /** Calls in one transaction at most. */
  maxGroup: 512,
  /** Calls that may wait; the next one is refused with TooBusy. */
  maxQueue: 4096,
  /** Callers with many changes at once (`changeEach`) that may wait; the next one is refused with TooBusy. */
  maxBulk: 128,
  /** Aggregates of theirs in one transaction when nothing else waits, and beside single calls. */
  maxBulkGroup: 1_024,
  maxBulkBeside: 128,
  /** A part of theirs that waited this long is refused. */
  bulkDeadlineMs: 30_000,
  /** Outbox shards: relays work on them in parallel. */
  shards: 4,
  /** Bytes of one event with its headers; topics are created to take that (`max.message.bytes`). */
  maxEventBytes: 900_000,
  /** Bytes of events in one envelope; a document may have 16 MB. */
  maxEnvelopeBytes: 4_000_000,
  /** A call that waited this long is refused, a commit that takes longer is given up. */
  commitDeadlineMs: 10_000,
  /** At least the longest time after which an event may be delivered again. */
  inboxRetentionDays: 30,
  idempotencyRetentionHours: 48,
  /** How long conflicts are tried again before a group is halved, and a single call fails with TooContended. */
  contentionMs: 5_000,
} as const;
