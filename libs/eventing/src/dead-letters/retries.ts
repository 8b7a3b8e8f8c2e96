import type { Connection } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { reasonOf } from '../consumer/errors.js';
import { attempt } from '../consumer/retry.js';
import { letterOf, type DeadLetter, type DecidedBy, type LetterKey } from './dead-letter.js';
import { LetterBox } from './letter-box.js';
import type { ParkedKeyDocument, RetryOutcome } from './parked-key.js';
import { holdTimes, RetryHold, takenFor, type HoldTimes } from './retry-hold.js';

/** Runs the handler of a letter again, in the cause of its event. Rejects with the error of the handler. */
export type Redeliver = (letter: DeadLetter) => Promise<void>;

/** Carries out the retries that operators ask for, in a process that has the handlers. */
export class Retries {
  private readonly box: LetterBox;

  constructor(
    connection: Connection,
    private readonly redeliver: Redeliver,
    private readonly times: HoldTimes = holdTimes,
  ) {
    this.box = new LetterBox(connection);
  }

  /**
   * Carries out one retry that was asked for in one of the groups; resolves to whether there was one. What `signal`
   * interrupts between two letters is left to another worker.
   */
  async carryOutNext(groups: readonly string[], signal?: AbortSignal): Promise<boolean> {
    const taken = await this.take(groups);
    if (!taken?.retry) return false;
    const hold = new RetryHold(this.box.keys, taken, taken.retry, this.times);
    const stop = AbortSignal.any(signal ? [signal, hold.lost] : [hold.lost]);
    try {
      const outcome = await this.retry(taken, taken.retry, stop, hold.moved);
      if (outcome.failed) await hold.end(outcome);
      else if (stop.aborted) await hold.giveBack();
    } finally {
      hold.close();
    }
    return true;
  }

  /**
   * Handles the letters of a key again, in order, until one fails or none waits; then the key goes on by itself.
   * Safe to repeat: what a handler stores happens once.
   */
  async retry(
    key: LetterKey,
    by: DecidedBy,
    signal?: AbortSignal,
    onAttempt?: () => void,
  ): Promise<RetryOutcome> {
    for (let retried = 0; ;) {
      if (signal?.aborted) return { retried };
      const next = await this.box.oldest(key);
      if (next) {
        const ended = await this.tryAgain(letterOf(next), by, signal, onAttempt);
        if (ended === 'interrupted') return { retried };
        if (ended !== 'done') return { retried, failed: { id: next._id, reason: ended.reason } };
        retried += 1;
        onAttempt?.();
      } else if (await this.box.release(key)) {
        return { retried };
      }
    }
  }

  /** As the consumer does: an outage is waited out, anything else is tried a few times. */
  private async tryAgain(
    letter: DeadLetter,
    { actor, reason }: DecidedBy,
    signal: AbortSignal | undefined,
    onAttempt: (() => void) | undefined,
  ): Promise<'done' | 'interrupted' | { readonly reason: string }> {
    const isActive = () => !signal?.aborted;
    const attempted = await attempt(() => this.redeliver(letter), {
      isActive,
      onOutage: () => undefined,
      ...(onAttempt ? { onAttempt } : {}),
    });
    if (attempted.state === 'abandoned') return 'interrupted';
    const decision = { actor, reason, at: new Date() };
    if (attempted.state === 'done') {
      await this.box.handled(letter.id, { action: 'retried', ...decision });
      return 'done';
    }
    const error = reasonOf(attempted.error);
    await this.box.failedAgain(letter.id, { action: 'failed-again', ...decision, error });
    return { reason: error };
  }

  /** By the time of the server, so that clocks of workers do not matter. */
  private take(groups: readonly string[]): Promise<ParkedKeyDocument | null> {
    return this.box.keys.findOneAndUpdate(
      {
        group: { $in: [...groups] },
        'retry.at': { $exists: true },
        $expr: { $lt: [{ $ifNull: ['$retry.takenUntil', new Date(0)] }, '$$NOW'] },
      },
      [takenFor(this.times.takenForMs), { $set: { 'retry.takenBy': randomUUID() } }],
      { returnDocument: 'after', writeConcern: { w: 'majority' } },
    );
  }
}
