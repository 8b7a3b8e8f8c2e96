import type { mongo } from 'mongoose';
import { pause } from '../../driver/back-off.js';
import type { KafkaDriver } from '../../driver/driver.js';
import type { Beside } from '../following/chunk.js';
import type { Portion } from '../following/chunk-writer.js';
import type { PartitionPortion } from '../following/follower.js';
import type { ModelVersion, ModelVersions, Position } from '../builds/model-versions.js';
import type { WorkLock } from '../builds/work-lock.js';
import { Progress } from './progress.js';

interface Target {
  readonly topic: string;
  readonly partition: number;
  readonly low: bigint;
  readonly high: bigint;
}

/** Follows how far a rebuild is, in memory and, with each chunk, in the database: a crash loses nothing of it. */
export class CatchUp {
  private committed: ReadonlyMap<string, Position>;

  constructor(
    private readonly version: ModelVersion,
    private readonly versions: ModelVersions,
    private readonly lock: WorkLock,
  ) {
    this.committed = byPlace(version.positions);
  }

  /** Stores the positions with the chunk, and refuses the chunk when the lock is lost. */
  readonly beside = (portions: readonly Portion[]): Beside => {
    return async (session: mongo.ClientSession) => {
      await this.lock.checkIn(session);
      const positions = [...this.after(portions).values()];
      const { _id } = this.version;
      await this.versions.versions.updateOne({ _id }, { $set: { positions } }, { session });
    };
  };

  readonly stored = (portions: readonly Portion[]): void => {
    this.committed = this.after(portions);
  };

  /**
   * Resolves when everything is contained that the topics hold now. Throws LockLost, and what `check` throws.
   */
  async untilNow(
    driver: KafkaDriver,
    topics: readonly string[],
    { check, say }: { check: () => void; say: (line: string) => void },
  ): Promise<void> {
    const targets = await targetsOf(driver, topics);
    const total = targets.reduce((sum, { low, high }) => sum + Number(high - low), 0);
    const progress = new Progress(this.version._id, total, say);
    for (;;) {
      this.lock.check();
      check();
      const remaining = targets.reduce((sum, target) => sum + this.remaining(target), 0);
      progress.report(remaining);
      if (remaining === 0) return;
      await pause(100);
    }
  }

  private remaining({ topic, partition, low, high }: Target): number {
    const next = BigInt(this.committed.get(placeOf({ topic, partition }))?.next ?? 0);
    const from = next > low ? next : low;
    return high > from ? Number(high - from) : 0;
  }

  private after(portions: readonly Portion[]): ReadonlyMap<string, Position> {
    const positions = new Map(this.committed);
    for (const { topic, partition, next } of portions as readonly PartitionPortion[]) {
      const place = placeOf({ topic, partition });
      const known = BigInt(positions.get(place)?.next ?? 0);
      if (next > known) positions.set(place, { topic, partition, next: next.toString() });
    }
    return positions;
  }
}

function byPlace(positions: readonly Position[]): ReadonlyMap<string, Position> {
  return new Map(positions.map((position) => [placeOf(position), position]));
}

function placeOf({ topic, partition }: Pick<Position, 'topic' | 'partition'>): string {
  return `${partition} ${topic}`;
}

async function targetsOf(driver: KafkaDriver, topics: readonly string[]): Promise<Target[]> {
  const admin = await driver.admin();
  try {
    const targets: Target[] = [];
    for (const topic of topics) {
      for (const range of await admin.ranges(topic)) targets.push({ topic, ...range });
    }
    return targets;
  } finally {
    await admin.close();
  }
}
