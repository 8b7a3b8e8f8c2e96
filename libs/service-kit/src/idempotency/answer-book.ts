import mongoose, { type Collection, type Connection } from 'mongoose';
import { doEach, PerTurn, type Done } from './per-turn.js';

const { mongo } = mongoose;

/** What the first run of a command answered. */
export interface KeptAnswer {
  readonly status: number;
  /** Byte for byte what went over the wire. */
  readonly body: string;
}

/** One command with an Idempotency-Key. */
export interface KeyedCommand {
  /** Caller, route and key. */
  readonly id: string;
  readonly area: string;
  /** Tells requests under one key apart. */
  readonly fingerprint: string;
  /** Of this one request: who carries the command out. */
  readonly owner: string;
}

/** A page of the book: a command that is carried out, or that was answered. */
export interface Page {
  readonly _id: string;
  readonly area: string;
  readonly fingerprint: string;
  readonly owner: string;
  /** Until then somebody is at it; prolonged while that is so. */
  readonly runningUntil?: Date;
  readonly answer?: KeptAnswer;
  readonly expireAt: Date;
}

interface Answered {
  readonly command: KeyedCommand;
  readonly answer: KeptAnswer;
}

interface Times {
  /** How long a process that is silent is still taken to be at it. */
  readonly leaseMs: number;
  /** How long an answer is kept. */
  readonly retentionMs: number;
}

/** Loss of a claim costs nothing but a second look: what happens once is up to the store. Loss of an answer would show. */
const claiming = { writeConcern: { w: 1, j: false } } as const;
const keeping = { writeConcern: { w: 'majority' } } as const;
const duplicateKey = 11_000;

/** The answers of commands, in the collection `command_answers`. Times are those of the server. */
export class AnswerBook {
  private readonly pages: Collection<Page>;
  private readonly claims = new PerTurn<KeyedCommand, Page>((all) => this.claimAll(all));
  private readonly keeps = new PerTurn<Answered, KeptAnswer>((all) => this.keepAll(all));

  constructor(
    connection: Connection,
    private readonly times: Times,
  ) {
    this.pages = connection.collection<Page>('command_answers');
  }

  async prepare(): Promise<void> {
    await this.pages.createIndex({ expireAt: 1 }, { expireAfterSeconds: 0 });
  }

  /** Opens a page for the command unless somebody else has one; answers the page that is there now. */
  claim(command: KeyedCommand): Promise<Page> {
    return this.claims.do(command);
  }

  /** Those that come together need two round trips; whose page is gone in between, or refused, asks again alone. */
  private async claimAll(commands: readonly KeyedCommand[]): Promise<readonly Done<Page>[]> {
    if (commands.length === 1) return doEach(commands, (command) => this.claimAlone(command));
    const writes = commands.map((command) => ({
      updateOne: { filter: { _id: command.id }, update: [this.claimed(command)], upsert: true },
    }));
    await refusedBy(() => this.pages.bulkWrite(writes, { ...claiming, ordered: false }));
    const ids = commands.map(({ id }) => id);
    const pages = await this.pages.find({ _id: { $in: ids } }).toArray();
    const found = new Map(pages.map((page) => [page._id, page]));
    return doEach(commands, async (command) => found.get(command.id) ?? this.claimAlone(command));
  }

  private async claimAlone(command: KeyedCommand): Promise<Page> {
    const found = await this.orAgain(() =>
      this.pages.findOneAndUpdate({ _id: command.id }, [this.claimed(command)], {
        ...claiming,
        upsert: true,
        returnDocument: 'after',
      }),
    );
    if (!found) throw new Error('A page was written and is not there.');
    return found;
  }

  /** Writes the answer unless another run has; answers what counts. */
  keep(command: KeyedCommand, answer: KeptAnswer): Promise<KeptAnswer> {
    return this.keeps.do({ command, answer });
  }

  private async keepAll(answers: readonly Answered[]): Promise<readonly Done<KeptAnswer>[]> {
    const expireAt = new Date(Date.now() + this.times.retentionMs);
    const writes = answers.map(({ command: { id, area, fingerprint, owner }, answer }) => ({
      updateOne: {
        filter: { _id: id, answer: { $exists: false } },
        update: {
          $set: { area, fingerprint, owner, answer, expireAt },
          $unset: { runningUntil: '' as const },
        },
        upsert: true,
      },
    }));
    const refused = await refusedBy(() =>
      this.pages.bulkWrite(writes, { ...keeping, ordered: false }),
    );
    const whatCounts = async ({ command, answer }: Answered, place: number) => {
      if (!refused.has(place)) return answer;
      const earlier = await this.find(command.id);
      if (earlier) return earlier;
      throw new Error('An answer was refused, and no other one is there.');
    };
    return doEach([...answers.entries()], ([place, answered]) => whatCounts(answered, place));
  }

  /** The answer of another run, if there is one. */
  async find(id: string): Promise<KeptAnswer | undefined> {
    return (await this.pages.findOne({ _id: id }))?.answer;
  }

  /** Takes the page out again: the command was not carried out, so its key is free. */
  async release({ id, owner }: KeyedCommand): Promise<void> {
    await this.pages.deleteOne({ _id: id, owner, answer: { $exists: false } }, claiming);
  }

  /** Says that these are still being carried out. */
  async prolong(owners: readonly KeyedCommand[]): Promise<void> {
    const ids = owners.map(({ id }) => id);
    const own = { _id: { $in: ids }, owner: { $in: owners.map(({ owner }) => owner) } };
    const until = { $add: ['$$NOW', this.times.leaseMs] };
    await this.pages.updateMany(
      { ...own, answer: { $exists: false } },
      [{ $set: { runningUntil: until } }],
      claiming,
    );
  }

  /** Keeps the page as it is while it is in force: answered, or somebody is at it. */
  private claimed({ area, fingerprint, owner }: KeyedCommand) {
    const { leaseMs, retentionMs } = this.times;
    const unanswered = { $eq: [{ $type: '$answer' }, 'missing'] };
    const isFree = {
      $or: [
        { $eq: [{ $type: '$owner' }, 'missing'] },
        { $lt: ['$expireAt', '$$NOW'] },
        { $and: [unanswered, { $lt: ['$runningUntil', '$$NOW'] }] },
      ],
    };
    const own = {
      _id: '$_id',
      area: { $literal: area },
      fingerprint: { $literal: fingerprint },
      owner: { $literal: owner },
      runningUntil: { $add: ['$$NOW', leaseMs] },
      expireAt: { $add: ['$$NOW', retentionMs] },
    };
    return { $replaceWith: { $cond: [isFree, own, '$$ROOT'] } };
  }

  /** Two first requests at once: one of them inserts, the other meets it. */
  private async orAgain<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return write();
    }
  }
}

/** The places of writes that met a page of another; any other failure is thrown. */
async function refusedBy(write: () => Promise<unknown>): Promise<ReadonlySet<number>> {
  try {
    await write();
    return new Set();
  } catch (error) {
    const errors = error instanceof mongo.MongoBulkWriteError ? [error.writeErrors].flat() : [];
    if (errors.length === 0 || !errors.every(({ code }) => code === duplicateKey)) throw error;
    return new Set(errors.map(({ index }) => index));
  }
}

function isDuplicate(error: unknown): boolean {
  return (error as { code?: unknown }).code === duplicateKey;
}
