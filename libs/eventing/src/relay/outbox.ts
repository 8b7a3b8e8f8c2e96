import type { Collection, Connection, mongo } from 'mongoose';
import type { OutboxEvent } from '@korsa/store';
import { envelopesOf, leftOf, type RelayedEnvelope } from './envelope.js';

const durable = { writeConcern: { w: 'majority' } } as const;

/**
 * What a majority has: an envelope seen with less could still be rolled back after a failover, and its events would
 * tell of something that never happened.
 */
const settled = {
  readConcern: { level: 'majority' },
  readPreference: 'primary',
  promoteBuffers: true,
} as const;

/**
 * What a majority had when the read began. A read that is only settled moves on while it is carried out: where it has passed,
 * an envelope may appear whose successor it then finds. Nobody who rings after a majority has his envelope is missed: the
 * moment is that of the majority's latest commit.
 */
const atOneMoment = { ...settled, readConcern: { level: 'snapshot' } } as const;

/** What a turn of a lane has to publish. */
export interface Waiting {
  readonly id: string;
  readonly events: readonly OutboxEvent[];
}

/** The outbox in `commits`, as a relay uses it. @korsa/store writes it and creates its other indexes. */
export class Outbox {
  private readonly envelopes: Collection<RelayedEnvelope>;

  constructor(
    connection: Connection,
    private readonly retentionMs: number,
  ) {
    this.envelopes = envelopesOf(connection);
  }

  async prepare(): Promise<void> {
    await this.envelopes.createIndex(
      { shard: 1, status: 1 },
      { name: 'blocked', partialFilterExpression: { status: 'blocked' } },
    );
  }

  /**
   * The oldest pending envelopes of a shard. Always from the start: a later commit may bring an earlier envelope. Sorted by
   * `ord` alone, which the index can do: no aggregate has two envelopes with the same one.
   */
  async read(shard: number, limit: number): Promise<Waiting[]> {
    const found = await this.envelopes
      .find(
        { shard, status: 'pending' },
        { ...atOneMoment, sort: { ord: 1 }, limit, batchSize: limit },
      )
      .toArray();
    return found.map((envelope) => ({ id: envelope._id, events: leftOf(envelope) }));
  }

  async markSent(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.envelopes.updateMany(
      { _id: { $in: [...ids] }, status: 'pending' },
      { $set: { status: 'sent', expireAt: new Date(Date.now() + this.retentionMs) } },
      durable,
    );
  }

  /**
   * Sets an envelope aside with the events that could not be published; the others of it are out. Only for the owner of the
   * shard, in a transaction of its lease: another owner would not know that something of the key is left behind.
   */
  async block(
    id: string,
    { held, reason }: { readonly held: readonly OutboxEvent[]; readonly reason: string },
    session: mongo.ClientSession,
  ): Promise<void> {
    await this.envelopes.updateOne(
      { _id: id, status: 'pending' },
      { $set: { status: 'blocked', held, reason }, $unset: { released: '' } },
      { session },
    );
  }

  /** Makes what was set aside pending again, all of the shard, so that its order holds. Nobody may send meanwhile. */
  async unblock(shard: number): Promise<void> {
    await this.envelopes.updateMany(
      { shard, status: 'blocked' },
      { $set: { status: 'pending' }, $unset: { reason: '' } },
      durable,
    );
  }

  /** Whether an operator has released a key of what is blocked. */
  async hasReleased(shard: number): Promise<boolean> {
    const released = { shard, status: 'blocked' as const, released: { $exists: true } };
    return (await this.envelopes.findOne(released, settled)) !== null;
  }

  /** The order keys that an operator has released, of a shard that was unblocked: only what is blocked can be released. */
  async releasedKeys(shard: number): Promise<string[]> {
    const pending = { shard, status: 'pending' as const, released: { $exists: true } };
    const found = await this.envelopes.find(pending, settled).project({ released: 1 }).toArray();
    return [...new Set(found.flatMap((envelope) => envelope['released'] as string[]))];
  }

  /** Which of these shards have something to publish. */
  async pendingShards(shards: readonly number[]): Promise<number[]> {
    return this.envelopes.distinct(
      'shard',
      { shard: { $in: [...shards] }, status: 'pending' },
      settled,
    );
  }

  /** How many envelopes wait, counted up to 10000, and since when. */
  async backlog(shard: number): Promise<{ envelopes: number; oldest: Date | undefined }> {
    const filter = { shard, status: 'pending' as const };
    const oldest = await this.envelopes.findOne(filter, {
      sort: { ord: 1 },
      projection: { createdAt: 1 },
    });
    if (!oldest) return { envelopes: 0, oldest: undefined };
    const envelopes = await this.envelopes.countDocuments(filter, { limit: 10_000 });
    return { envelopes, oldest: oldest.createdAt };
  }
}
