import { DomainError } from '@korsa/domain';
import type { Connection } from 'mongoose';
import type { DeadLetter, LetterDocument, LetterKey } from './dead-letter.js';
import { LetterBox } from './letter-box.js';

/** Runs the handler of a letter again, in the cause of its event. Rejects with the error of the handler. */
export type Redeliver = (letter: DeadLetter) => Promise<void>;

/** Makes an error fit to be written down. */
type ReasonOf = (error: unknown) => string;

export interface RetryOutcome {
  /** Letters whose handler went through now. */
  readonly retried: number;
  /** Where it stopped because the handler failed again; the key goes on waiting then. */
  readonly failed?: { readonly id: string; readonly reason: string };
}

/** What operators may do with events that wait: look, try again in order, skip with a reason. Nothing is edited. */
export class DeadLetters {
  private readonly box: LetterBox;

  constructor(
    connection: Connection,
    private readonly redeliver: Redeliver,
    private readonly reasonOf: ReasonOf,
  ) {
    this.box = new LetterBox(connection);
  }

  /** The oldest letters first. */
  async list(filter: {
    readonly group?: string;
    readonly state?: DeadLetter['state'];
    readonly limit?: number;
  }): Promise<DeadLetter[]> {
    const { group, state = 'parked', limit = 100 } = filter;
    const found = this.box.letters.find(
      { state, ...(group ? { group } : {}) },
      { sort: { parkedAt: 1, topic: 1, key: 1, offset: 1 }, limit, promoteBuffers: true },
    );
    return (await found.toArray()).map(letterOf);
  }

  /** Throws LetterNotFound. */
  async show(id: string): Promise<DeadLetter> {
    const found = await this.box.letters.findOne({ _id: id }, { promoteBuffers: true });
    if (!found) throw new LetterNotFound(id);
    return letterOf(found);
  }

  /**
   * Handles the letters of a key again, in order, until one fails or none waits; then the key goes on by itself.
   * Safe to repeat: what a handler stores happens once.
   */
  async retry(key: LetterKey, actor: string): Promise<RetryOutcome> {
    for (let retried = 0; ;) {
      const next = await this.box.oldest(key);
      if (next) {
        const reason = await this.tryAgain(next);
        if (reason) return { retried, failed: { id: next._id, reason } };
        await this.decide(next._id, 'retried', { actor, at: new Date() });
        retried += 1;
      } else if (await this.box.release(key)) {
        return { retried };
      }
    }
  }

  /** Leaves an event out for good. The letters behind it wait until the key is retried. Throws LetterNotFound. */
  async skip(id: string, { actor, reason }: { actor: string; reason: string }): Promise<void> {
    const skipped = await this.decide(id, 'skipped', { actor, at: new Date(), reason });
    if (!skipped) throw new LetterNotFound(id);
  }

  /** The reason when the handler failed again. */
  private async tryAgain(letter: LetterDocument): Promise<string | undefined> {
    try {
      await this.redeliver(letterOf(letter));
      return undefined;
    } catch (error) {
      const reason = this.reasonOf(error);
      await this.box.letters.updateOne(
        { _id: letter._id, state: 'parked' },
        { $inc: { attempts: 1 }, $set: { reason } },
      );
      return reason;
    }
  }

  private async decide(
    id: string,
    state: 'retried' | 'skipped',
    decision: NonNullable<DeadLetter['decision']>,
  ): Promise<boolean> {
    const { matchedCount } = await this.box.letters.updateOne(
      { _id: id, state: 'parked' },
      { $set: { state, decision } },
      { writeConcern: { w: 'majority' } },
    );
    return matchedCount === 1;
  }
}

/** No such letter waits. */
export class LetterNotFound extends DomainError {
  readonly code = 'letter-not-found';
  readonly kind = 'not-found';

  constructor(id: string) {
    super(`No dead letter ${id} waits.`);
  }
}

function letterOf({ _id, value, ...rest }: LetterDocument): DeadLetter {
  return { id: _id, ...rest, value: value === null ? null : Buffer.from(value) };
}
