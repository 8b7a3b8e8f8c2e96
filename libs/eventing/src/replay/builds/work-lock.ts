import { randomUUID } from 'node:crypto';
import type { Collection, Connection, mongo } from 'mongoose';
import { pause } from '../../driver/back-off.js';
import { usableUntil } from '../../relay/leases.js';

interface LockDocument {
  /** What is locked. */
  readonly _id: string;
  readonly owner: string;
  /** For people: the command and its process. */
  readonly by: string;
  /** Rises each time it changes hands. */
  readonly epoch: number;
  readonly expiresAt: Date;
}

/** Another process has the lock. */
export class LockTaken extends Error {
  constructor(what: string, by: string) {
    super(`${what} is being worked on by ${by}. Wait for it, or end it; its lock ends by itself.`);
    this.name = 'LockTaken';
  }
}

/** The lock went to another process, or the database was away for too long. */
export class LockLost extends Error {
  constructor(what: string) {
    super(`The lock of ${what} was lost; nothing more is written. Run the command again.`);
    this.name = 'LockLost';
  }
}

const times = { ttlMs: 10_000, marginMs: 2_000 };
const renewEveryMs = 2_000;
const durable = { writeConcern: { w: 'majority' } } as const;

/**
 * One process at a time does a piece of work: a lease in `work_locks`, compared and set by the clock of the database.
 * Its owner stops at a deadline of its own, before the database would give it away.
 */
export class WorkLock {
  private readonly locks: Collection<LockDocument>;
  private readonly owner = randomUUID();
  private readonly released = new AbortController();
  private epoch = 0;
  private until = 0;

  private constructor(
    connection: Connection,
    private readonly what: string,
    private readonly by: string,
  ) {
    this.locks = connection.collection<LockDocument>('work_locks');
  }

  /** Waits up to `patienceMs` for a lock that a dead process left behind. Throws LockTaken. */
  static async take(connection: Connection, what: string, by: string, patienceMs = 12_000) {
    const lock = new WorkLock(connection, what, by);
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const holder = await lock.acquire();
      if (holder === undefined) break;
      if (performance.now() >= deadline) throw new LockTaken(what, holder);
      await pause(250);
    }
    void lock.keep();
    return lock;
  }

  /** Throws LockLost. */
  check(): void {
    if (performance.now() >= this.until) throw new LockLost(this.what);
  }

  /** As `check`, by what a transaction sees. */
  async checkIn(session: mongo.ClientSession): Promise<void> {
    this.check();
    const { owner, epoch } = this;
    const mine = await this.locks.findOne({ _id: this.what, owner, epoch }, { session });
    if (!mine) throw new LockLost(this.what);
  }

  /** Lets the next one begin at once. */
  async release(): Promise<void> {
    this.released.abort();
    this.until = 0;
    const mine = { _id: this.what, owner: this.owner };
    await this.locks.updateOne(mine, { $set: { expiresAt: new Date(0) } }, durable);
  }

  /** Takes the lock when it is free; else says who has it. */
  private async acquire(): Promise<string | undefined> {
    const requestedAt = performance.now();
    const { what: _id, owner, by } = this;
    const free = { $lte: [{ $ifNull: ['$expiresAt', new Date(0)] }, '$$NOW'] };
    const held = await this.locks.findOneAndUpdate(
      { _id },
      [
        {
          $set: {
            owner: { $cond: [free, owner, '$owner'] },
            by: { $cond: [free, { $literal: by }, '$by'] },
            epoch: { $add: [{ $ifNull: ['$epoch', 0] }, { $cond: [free, 1, 0] }] },
            expiresAt: { $cond: [free, { $add: ['$$NOW', times.ttlMs] }, '$expiresAt'] },
          },
        },
      ],
      { upsert: true, returnDocument: 'after', ...durable },
    );
    if (held?.owner !== owner) return held?.by ?? 'another process';
    this.epoch = held.epoch;
    this.until = usableUntil(requestedAt, times);
    return undefined;
  }

  private async keep(): Promise<void> {
    const { signal } = this.released;
    for (;;) {
      await pause(renewEveryMs, signal);
      if (signal.aborted) return;
      const requestedAt = performance.now();
      const mine = { _id: this.what, owner: this.owner, epoch: this.epoch };
      const later = { $add: ['$$NOW', times.ttlMs] };
      try {
        const renewed = await this.locks.updateOne(mine, [{ $set: { expiresAt: later } }], durable);
        const isMine = renewed.matchedCount === 1 && !signal.aborted;
        this.until = isMine ? usableUntil(requestedAt, times) : 0;
      } catch {
        continue; // The deadline stands; `check` says when it is over.
      }
    }
  }
}
