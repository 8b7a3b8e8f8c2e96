import { setTimeout as pause } from 'node:timers/promises';
import { DeadRivals, suspiciousMs } from './abandoned-transactions.js';
import { StoreUnavailable, TooContended, UniquenessViolated } from './errors.js';
import { jitterMs } from './jitter.js';
import { AlreadyThere, meaningOf, Taken } from './mongo-errors.js';
import type { StoreObserver } from './observer.js';

export interface PatienceOptions {
  /** How long conflicts are tried again before a group is halved, and a single call fails. */
  readonly contentionMs: number;
  readonly observer: StoreObserver;
  /** Ends transactions whose owner is dead. Never rejects. */
  readonly endAbandoned: () => Promise<void>;
}

/** Whether a failed attempt of a group is worth another one, and the wait before it. */
export class Patience {
  private readonly since = performance.now();
  private attempts = 0;
  private readonly rivals: DeadRivals;

  constructor(private readonly options: PatienceOptions) {
    this.rivals = new DeadRivals(options.endAbandoned);
  }

  /** Waits with jitter before the next attempt; returns the error to fail with when there shall be none. */
  async after(error: unknown): Promise<unknown> {
    this.attempts += 1;
    if (error instanceof Taken) return new UniquenessViolated(error.aggregate, error.index);
    const meaning = error instanceof AlreadyThere ? 'conflict' : meaningOf(error);
    if (meaning === 'poison') return error;
    if (meaning === 'unreachable')
      return new StoreUnavailable('the database is not reachable', error);
    this.options.observer.retried?.(meaning);
    return meaning === 'conflict' ? this.afterConflict() : pause(jitterMs(this.attempts, 500));
  }

  private async afterConflict(): Promise<unknown> {
    const elapsed = performance.now() - this.since;
    if (elapsed > this.options.contentionMs) return new TooContended(this.attempts);
    await this.rivals.suspect();
    return pause(jitterMs(this.attempts, elapsed > suspiciousMs ? 100 : 20));
  }
}
