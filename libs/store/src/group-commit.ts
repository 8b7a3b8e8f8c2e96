import type { mongo } from 'mongoose';
import { decideGroup } from './decide-group.js';
import { readGroup, refusesRepeat } from './group-reader.js';
import { AlreadyThere } from './mongo-errors.js';
import type { Attempt } from './group-runner.js';
import { writeGroup, type WriteOptions } from './group-writer.js';
import type { StoreObserver } from './observer.js';
import type { StoreCollections } from './store-collections.js';
import { inTransaction } from './transaction.js';

/** Places at which a test may hold a commit up, or end the process. */
export type FaultPoint = 'read' | 'written' | 'committed';

export interface CommitOptions extends WriteOptions {
  readonly client: () => mongo.MongoClient;
  readonly collections: StoreCollections;
  readonly maxEventBytes: number;
  readonly observer: StoreObserver;
  readonly faultPoint?: ((point: FaultPoint) => Promise<void>) | undefined;
  /** Told at once, before any caller is, with the addresses (`collection:id`) of what has changed. */
  readonly onStored: (addresses: readonly string[]) => void;
  readonly onCommit: (shards: readonly number[]) => void;
}

/** One transaction: load, decide in memory, write with a handful of operations, commit, ring the doorbell. */
export function groupCommit(options: CommitOptions): Attempt {
  const { client, collections, observer, faultPoint, maxEventBytes } = options;
  return async (works, group, carefully) => {
    const started = performance.now();
    group.attempts += 1;
    const control = {
      givenUp: () => group.givenUp,
      commitUnknown: () => observer.retried?.('commit-unknown'),
      beforeCommit: () => faultPoint?.('written'),
    };
    const stored = await inTransaction(client(), control, async (session) => {
      const { set, seen } = await readGroup(works, collections, session, carefully);
      await faultPoint?.('read');
      const plan = decideGroup(works, set, seen, maxEventBytes);
      if (!carefully && (await refusesRepeat(plan, collections, session))) throw new AlreadyThere();
      const shards = await writeGroup(plan, set, collections, session, options);
      return { plan, set, shards };
    });
    const { plan, set, shards } = stored;
    options.onStored(set.changed().map(({ ref }) => ref.address));
    await faultPoint?.('committed');
    tell(() => {
      observer.committed?.({
        calls: works.length,
        attempts: group.attempts,
        aggregates: set.changed().length,
        events: set.events.length,
        milliseconds: performance.now() - started,
      });
      if (shards.length > 0) options.onCommit(shards);
    });
    return plan;
  };
}

/** What listeners do wrong must not look like a failed commit, which would be tried again. */
function tell(news: () => void): void {
  queueMicrotask(news);
}
