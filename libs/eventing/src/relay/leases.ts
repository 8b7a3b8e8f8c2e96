import type { Collection, Connection, mongo } from 'mongoose';

interface LeaseDocument {
  readonly _id: number;
  readonly owner: string;
  /** Rises each time the shard changes hands. */
  readonly epoch: number;
  readonly expiresAt: Date;
  /** Rises with what only the owner may do, so that nobody takes the shard meanwhile. */
  readonly acts?: number;
}

/** A shard that is this owner's until `until` on its own monotonic clock (`performance.now()`). */
export interface Lease {
  readonly shard: number;
  readonly epoch: number;
  readonly until: number;
}

export interface LeaseTimes {
  /** How long the database keeps a lease that is not renewed. */
  readonly ttlMs: number;
  /** How much earlier than the database its owner believes it to end: clocks may run unevenly. */
  readonly marginMs: number;
}

/**
 * Until when a lease may be used. Counted from before the request: the database set its own end after that, so the
 * owner stops first, however long the answer took.
 */
export function usableUntil(requestedAt: number, { ttlMs, marginMs }: LeaseTimes): number {
  return requestedAt + ttlMs - marginMs;
}

const durable = { writeConcern: { w: 'majority' } } as const;
const transaction = {
  ...durable,
  readConcern: { level: 'snapshot' },
  readPreference: 'primary',
} as const;

export class LeaseLost extends Error {
  constructor(shard: number) {
    super(`Shard ${shard} is published by another process.`);
    this.name = 'LeaseLost';
  }
}

/** Who publishes which shard: documents in `relay_leases`, compared and set by the clock of the database. */
export class Leases {
  private readonly leases: Collection<LeaseDocument>;

  constructor(
    private readonly connection: Connection,
    private readonly owner: string,
    private readonly times: LeaseTimes,
  ) {
    this.leases = connection.collection<LeaseDocument>('relay_leases');
  }

  /** Those of the shards that another owner has now. One look, so that who waits does not ask for each. */
  async takenByOthers(shards: readonly number[]): Promise<Set<number>> {
    const taken = this.leases.find(
      {
        _id: { $in: [...shards] },
        owner: { $ne: this.owner },
        $expr: { $gt: ['$expiresAt', '$$NOW'] },
      },
      { projection: { _id: 1 } },
    );
    return new Set((await taken.toArray()).map(({ _id }) => _id));
  }

  /** Takes or keeps the shard when it is free, expired or this owner's; undefined when another owner has it. */
  async acquire(shard: number): Promise<Lease | undefined> {
    const requestedAt = performance.now();
    const mine = { $eq: ['$owner', this.owner] };
    const free = { $lte: [{ $ifNull: ['$expiresAt', new Date(0)] }, '$$NOW'] };
    const take = { $or: [mine, free] };
    const lease = await this.leases.findOneAndUpdate(
      { _id: shard },
      [
        {
          $set: {
            owner: { $cond: [take, this.owner, '$owner'] },
            epoch: {
              $add: [{ $ifNull: ['$epoch', 0] }, { $cond: [mine, 0, { $cond: [free, 1, 0] }] }],
            },
            expiresAt: { $cond: [take, { $add: ['$$NOW', this.times.ttlMs] }, '$expiresAt'] },
          },
        },
      ],
      { upsert: true, returnDocument: 'after', ...durable },
    );
    if (lease?.owner !== this.owner) return undefined;
    return { shard, epoch: lease.epoch, until: usableUntil(requestedAt, this.times) };
  }

  /** Prolongs all these leases at once; undefined when one of them is no longer this owner's. */
  async renew(held: readonly Lease[]): Promise<Lease[] | undefined> {
    const requestedAt = performance.now();
    const { matchedCount } = await this.leases.updateMany(
      { _id: { $in: held.map(({ shard }) => shard) }, owner: this.owner },
      [{ $set: { expiresAt: { $add: ['$$NOW', this.times.ttlMs] } } }],
      durable,
    );
    if (matchedCount !== held.length) return undefined;
    const until = usableUntil(requestedAt, this.times);
    return held.map((lease) => ({ ...lease, until }));
  }

  /**
   * Does in one transaction what only the owner may do: it happens before the shard changes hands, or not at all. May call
   * `work` again. Rejects with LeaseLost when another owner has, or had, the shard.
   */
  async whileOwned(
    { shard, epoch }: Pick<Lease, 'shard' | 'epoch'>,
    work: (session: mongo.ClientSession) => Promise<void>,
  ): Promise<void> {
    const session = this.connection.getClient().startSession();
    try {
      await session.withTransaction(async () => {
        const { matchedCount } = await this.leases.updateOne(
          { _id: shard, owner: this.owner, epoch },
          { $inc: { acts: 1 } },
          { session },
        );
        if (matchedCount === 0) throw new LeaseLost(shard);
        await work(session);
      }, transaction);
    } finally {
      await session.endSession();
    }
  }

  /** Gives shards up, so that another process need not wait. */
  async release(shards: readonly number[]): Promise<void> {
    await this.leases.updateMany(
      { _id: { $in: [...shards] }, owner: this.owner },
      { $set: { expiresAt: new Date(0) } },
      durable,
    );
  }
}
