import type { mongo } from 'mongoose';
import { pause } from '../../driver/back-off.js';
import type { Beside } from '../following/chunk.js';
import type { Portion } from '../following/chunk-writer.js';
import type { PartitionPortion } from '../following/follower.js';
import type { ModelVersion, ModelVersions, Position } from '../builds/model-versions.js';
import type { WorkLock } from '../builds/work-lock.js';
import { placesOf, type Place, type Reader } from './places.js';
import { Progress } from './progress.js';

/** Between two questions to Kafka. */
const askEveryMs = 1_000;

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
    reader: Reader,
    { check, say }: { check: () => void; say: (line: string) => void },
  ): Promise<void> {
    const targets = await placesOf(reader);
    const total = targets.reduce((sum, { low, high }) => sum + Number(high - low), 0);
    const progress = new Progress(this.version._id, total, say);
    let places = targets;
    let askedAt = performance.now();
    for (;;) {
      this.lock.check();
      check();
      const remaining = places.reduce(
        (sum, place, at) => sum + this.remaining(place, targets[at]?.high ?? 0n),
        0,
      );
      progress.report(remaining);
      if (remaining === 0) return;
      await pause(100);
      if (performance.now() - askedAt < askEveryMs) continue;
      places = await placesOf(reader).catch(() => places);
      askedAt = performance.now();
    }
  }

  /** Records before `high` that are neither stored here nor needed by the group, which a worker may have followed with. */
  private remaining(place: Place, high: bigint): number {
    const stored = BigInt(this.committed.get(placeOf(place))?.next ?? 0);
    const from = stored > place.from ? stored : place.from;
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
