/** What a store tells a metrics library, which it does not import. Every method is optional and must not throw. */
export interface StoreObserver {
  /** A group is stored. */
  committed?(group: CommittedGroup): void;
  /** An attempt failed and the group is tried again. */
  retried?(reason: RetryReason): void;
  /** A call was refused without a decision. */
  refused?(reason: 'too-busy' | 'too-contended' | 'unavailable'): void;
  /** Open transactions of dead processes were ended. */
  endedAbandoned?(transactions: number): void;
  /** They could not be looked for: until MongoDB ends them itself, others wait for what they hold. */
  couldNotEndAbandoned?(error: unknown): void;
  /** Calls that wait, at each change. */
  queued?(calls: number): void;
}

export type RetryReason = 'conflict' | 'repeat' | 'taken' | 'outage' | 'commit-unknown' | 'split';

export interface CommittedGroup {
  /** Calls in the group. */
  readonly calls: number;
  /** Transactions tried until it was stored, 1 or more. */
  readonly attempts: number;
  readonly aggregates: number;
  readonly events: number;
  readonly milliseconds: number;
}
