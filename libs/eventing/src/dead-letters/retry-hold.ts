import type { Collection } from 'mongoose';
import { watchTimes } from '../consumer/stall.js';
import type { ParkedKeyDocument, RetryOutcome, RetryRequest } from './parked-key.js';

/** Milliseconds. */
export interface HoldTimes {
  /** How long a worker may be silent about a retry before another one takes it over. */
  readonly takenForMs: number;
  readonly renewEveryMs: number;
  /** How long a handler may take before the retry is left to another worker. */
  readonly stuckAfterMs: number;
}

export const holdTimes: HoldTimes = {
  takenForMs: 30_000,
  renewEveryMs: 10_000,
  stuckAfterMs: watchTimes.handlingStopsAfterMs,
};

/** A retry that this worker has taken: it is renewed while it gets on, and only its own taker may end it. */
export class RetryHold {
  private readonly over = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly mine;
  private movedAt = performance.now();

  constructor(
    private readonly keys: Collection<ParkedKeyDocument>,
    { _id }: ParkedKeyDocument,
    private readonly request: RetryRequest,
    private readonly times: HoldTimes,
  ) {
    this.mine = { _id, 'retry.takenBy': request.takenBy };
    this.timer = setInterval(() => void this.renew(), times.renewEveryMs);
  }

  /** Aborted when the retry is another worker's. */
  get lost(): AbortSignal {
    return this.over.signal;
  }

  /** A handler has ended, well or not. */
  readonly moved = (): void => {
    this.movedAt = performance.now();
  };

  /** The last retry has failed; the key waits on. */
  async end(outcome: RetryOutcome): Promise<void> {
    const { actor, reason } = this.request;
    const lastRetry = { actor, reason, at: new Date(), ...outcome };
    await this.keys.updateOne(
      this.mine,
      { $unset: { retry: '' }, $set: { lastRetry } },
      { writeConcern: { w: 'majority' } },
    );
  }

  /** Lets another worker go on at once. */
  async giveBack(): Promise<void> {
    await this.keys.updateOne(this.mine, {
      $unset: { 'retry.takenUntil': '', 'retry.takenBy': '' },
    });
  }

  close(): void {
    clearInterval(this.timer);
  }

  private async renew(): Promise<void> {
    const { takenForMs, stuckAfterMs } = this.times;
    if (performance.now() - this.movedAt > stuckAfterMs) return;
    try {
      const { matchedCount } = await this.keys.updateOne(this.mine, [takenFor(takenForMs)]);
      if (matchedCount === 0) this.over.abort();
    } catch {
      return; // The database is away, for whoever might take it over too.
    }
  }
}

/** By the time of the server, so that clocks of workers do not matter. */
export function takenFor(milliseconds: number): object {
  return { $set: { 'retry.takenUntil': { $add: ['$$NOW', milliseconds] } } };
}
