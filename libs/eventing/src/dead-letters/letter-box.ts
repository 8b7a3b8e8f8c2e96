import { isCityCode } from '@korsa/domain';
import type { ClientSession, Collection, Connection, mongo } from 'mongoose';
import {
  keyId,
  letterId,
  type DeadLetter,
  type LetterDecision,
  type LetterDocument,
  type LetterKey,
  type NewLetter,
} from './dead-letter.js';
import type { ParkedKeyDocument } from './parked-key.js';

export type ParkResult = 'parked' | 'skipped' | 'released';

const options = { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } } as const;

/** The collections `dead_letters` and `parked_keys` of a service's database. */
export class LetterBox {
  readonly letters: Collection<LetterDocument>;
  readonly keys: Collection<ParkedKeyDocument>;

  constructor(private readonly connection: Connection) {
    this.letters = connection.collection<LetterDocument>('dead_letters');
    this.keys = connection.collection<ParkedKeyDocument>('parked_keys');
  }

  async prepare(): Promise<void> {
    await this.letters.createIndexes([
      { key: { group: 1, state: 1, topic: 1, key: 1, offset: 1 } },
      { key: { state: 1, parkedAt: 1, offset: 1, _id: 1 } },
    ]);
    await this.keys.createIndex({ group: 1 });
  }

  /**
   * Parks an event whose handler failed, and its key with it. `skipped`: an operator has skipped this very event
   * before, so that it is over.
   */
  async park(letter: NewLetter): Promise<ParkResult> {
    return this.transaction(async (session) => {
      const known = await this.letters.findOne({ _id: letterId(letter) }, { session });
      if (known?.state === 'skipped') return 'skipped';
      const cityCode = cityOf(letter);
      await this.keys.updateOne(
        { _id: keyId(letter) },
        { $inc: { version: 1 }, $setOnInsert: { ...keyOf(letter), cityCode, since: new Date() } },
        { session, upsert: true },
      );
      await this.claim(letter, session);
      await this.put(letter, session);
      return 'parked';
    });
  }

  /** Parks an event behind the others of its key; `released` when no event of the key waits any more. */
  async parkBehind(letter: NewLetter): Promise<ParkResult> {
    return this.transaction(async (session) => {
      const filter = { _id: keyId(letter) };
      const { matchedCount } = await this.keys.updateOne(
        filter,
        { $inc: { version: 1 } },
        { session },
      );
      if (matchedCount === 0) return 'released';
      const known = await this.letters.findOne({ _id: letterId(letter) }, { session });
      if (known) return known.state === 'skipped' ? 'skipped' : 'parked';
      await this.claim(letter, session);
      await this.put(letter, session);
      return 'parked';
    });
  }

  /** The oldest waiting letter of a key. */
  async oldest(key: LetterKey): Promise<LetterDocument | null> {
    return this.letters.findOne(
      { ...keyOf(key), state: 'parked' },
      { sort: { offset: 1 }, readConcern: { level: 'majority' }, promoteBuffers: true },
    );
  }

  /** A letter was handled now. */
  async handled(id: string, decision: LetterDecision): Promise<void> {
    await this.end(id, 'retried', decision, { writeConcern: { w: 'majority' } });
  }

  /**
   * Leaves a letter out, and lets its key go when nothing else of it waits. `taken`: a worker has a retry of the key and
   * may just be handling the letter; `gone`: it does not wait.
   */
  async skip(letter: DeadLetter, decision: LetterDecision): Promise<'skipped' | 'taken' | 'gone'> {
    return this.transaction(async (session) => {
      const _id = keyId(letter);
      // A write, so that a worker that takes the retry at the same time meets a conflict.
      const { matchedCount } = await this.keys.updateOne(
        { _id, $expr: { $lte: [{ $ifNull: ['$retry.takenUntil', new Date(0)] }, '$$NOW'] } },
        { $inc: { version: 1 } },
        { session },
      );
      if (matchedCount === 0 && (await this.keys.findOne({ _id }, { session }))) return 'taken';
      if (!(await this.end(letter.id, 'skipped', decision, { session }))) return 'gone';
      await this.releaseIn(session, letter);
      return 'skipped';
    });
  }

  /** A letter waits on, for another reason perhaps. */
  async failedAgain(id: string, decision: LetterDecision & { error: string }): Promise<void> {
    await this.letters.updateOne(
      { _id: id, state: 'parked' },
      { $inc: { attempts: 1 }, $set: { reason: decision.error }, $push: { decisions: decision } },
      { writeConcern: { w: 'majority' } },
    );
  }

  /** Lets the key go when none of its letters waits; false when one joined meanwhile. */
  async release(key: LetterKey): Promise<boolean> {
    return this.transaction((session) => this.releaseIn(session, key));
  }

  private async releaseIn(session: ClientSession, key: LetterKey): Promise<boolean> {
    const waiting = await this.letters.findOne({ ...keyOf(key), state: 'parked' }, { session });
    if (waiting) return false;
    await this.keys.deleteOne({ _id: keyId(key) }, { session });
    return true;
  }

  /** Ends the waiting of a letter; false when it does not wait. */
  private async end(
    id: string,
    state: 'retried' | 'skipped',
    decision: LetterDecision,
    options: mongo.UpdateOptions,
  ): Promise<boolean> {
    const { matchedCount } = await this.letters.updateOne(
      { _id: id, state: 'parked' },
      { $set: { state }, $push: { decisions: decision } },
      options,
    );
    return matchedCount === 1;
  }

  /** A key that was nobody's becomes its city's with the first letter that says which. */
  private async claim(letter: NewLetter, session: ClientSession): Promise<void> {
    const cityCode = cityOf(letter);
    if (cityCode === null) return;
    await this.keys.updateOne(
      { _id: keyId(letter), cityCode: null },
      { $set: { cityCode } },
      { session },
    );
  }

  private async put(letter: NewLetter, session: ClientSession): Promise<void> {
    const { value, reason, handler, ...rest } = letter;
    await this.letters.updateOne(
      { _id: letterId(letter) },
      {
        $set: { reason, handler, state: 'parked' },
        $setOnInsert: {
          ...rest,
          value,
          cityCode: cityOf(letter),
          attempts: 0,
          parkedAt: new Date(),
          decisions: [],
        },
      },
      { session, upsert: true },
    );
  }

  private async transaction<T>(work: (session: ClientSession) => Promise<T>): Promise<T> {
    return this.connection.transaction<T>(work, options);
  }
}

function keyOf({ group, topic, key }: LetterKey): LetterKey {
  return { group, topic, key };
}

/** What does not say whose it is has to be seen by somebody all the same: it is nobody's, and every operator's. */
function cityOf({ headers }: NewLetter): string | null {
  const city = headers['ce_citycode'];
  return city !== undefined && isCityCode(city) ? city : null;
}
