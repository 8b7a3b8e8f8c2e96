import type { ClientSession, Collection, Connection } from 'mongoose';
import {
  keyId,
  letterId,
  type LetterDocument,
  type LetterKey,
  type NewLetter,
} from './dead-letter.js';

/** A key whose events wait. `version` changes with each letter that joins, so that the last retry cannot miss one. */
interface ParkedKeyDocument extends LetterKey {
  readonly _id: string;
  readonly version: number;
  readonly since: Date;
}

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
    await this.letters.createIndex({ group: 1, state: 1, topic: 1, key: 1, offset: 1 });
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
      await this.keys.updateOne(
        { _id: keyId(letter) },
        { $inc: { version: 1 }, $setOnInsert: { ...keyOf(letter), since: new Date() } },
        { session, upsert: true },
      );
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

  /** Lets the key go when none of its letters waits; false when one joined meanwhile. */
  async release(key: LetterKey): Promise<boolean> {
    return this.transaction(async (session) => {
      const waiting = await this.letters.findOne({ ...keyOf(key), state: 'parked' }, { session });
      if (waiting) return false;
      await this.keys.deleteOne({ _id: keyId(key) }, { session });
      return true;
    });
  }

  private async put(letter: NewLetter, session: ClientSession): Promise<void> {
    const { value, ...rest } = letter;
    await this.letters.updateOne(
      { _id: letterId(letter) },
      {
        $set: { reason: letter.reason, handler: letter.handler, state: 'parked' },
        $setOnInsert: {
          ...without(rest, 'reason', 'handler'),
          value,
          attempts: 0,
          parkedAt: new Date(),
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

function without<T extends object, K extends keyof T>(from: T, ...names: K[]): Omit<T, K> {
  const rest = { ...from };
  for (const name of names) delete rest[name];
  return rest;
}
