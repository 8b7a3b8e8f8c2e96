import type { mongo } from 'mongoose';
import { decideGroup } from './decide-group.js';
import { confirmRemembered, readGroup, refusesRepeat } from './group-reader.js';
import { AlreadyThere, Taken } from './mongo-errors.js';
import type { RememberedStates } from './remembered-states.js';
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
  readonly remembered: RememberedStates;
  readonly maxEventBytes: number;
  readonly observer: StoreObserver;
  readonly faultPoint?: ((point: FaultPoint) => Promise<void>) | undefined;
  /** Told at once, before any caller is, with the addresses (`collection:id`) of what has changed. */
  readonly onStored: (addresses: readonly string[]) => void;
  readonly onCommit: (shards: readonly number[]) => void;
}

/** One transaction: load, decide in memory, write with a handful of operations, commit, ring the doorbell. */
export function groupCommit(options: CommitOptions): Attempt {
  const { client, collections, remembered, observer, faultPoint, maxEventBytes } = options;
  return async (works, group, carefully) => {
    const started = performance.now();
    group.attempts += 1;
    const control = {
      givenUp: () => group.givenUp,
      commitUnknown: () => observer.retried?.('commit-unknown'),
      beforeCommit: () => faultPoint?.('written'),
    };
    const storing = inTransaction(client(), control, async (session) => {
      const sources = { collections, session, remembered };
      const { set, seen } = await readGroup(works, sources, carefully);
      await faultPoint?.('read');
      const plan = decideGroup(works, set, seen, maxEventBytes);
      await confirmRemembered(set, sources);
      if (!carefully && (await refusesRepeat(plan, collections, session))) throw new AlreadyThere();
      const { shards, ord } = await writeGroup(plan, set, collections, session, options);
      return { plan, set, shards, ord };
    });
    const { plan, set, shards, ord } = await storing.catch((error: unknown) => {
      if (!(error instanceof AlreadyThere || error instanceof Taken))
        remembered.distrust(works.flatMap(({ refs }) => refs.map(({ address }) => address)));
      throw error;
    });
    remembered.remember(set.toWrite(), ord);
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
