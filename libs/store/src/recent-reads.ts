import { LatestMap } from './latest-map.js';
import type { State } from './work.js';
import type { Stored } from './working-set.js';

/** How long an answer is given to others without asking what has changed, in milliseconds. */
const freshForMs = 1_000;

/** How long an answer is kept at most, whatever is heard of changes, in milliseconds. */
const keptForMs = 600_000;

/** A change may carry an `ord` this far behind the clock of this process: a slow commit, a clock that is late; milliseconds. */
const allowanceMs = 60_000;

/** Answers that are kept at most. */
const mostKept = 5_000;

/** What a store looks at. */
interface Source {
  read(collection: string, id: string): Promise<Stored | undefined>;
  /** Ids of what was stored with a larger `ord`. */
  changedSince(collection: string, ord: number): Promise<readonly Changed[]>;
}

export interface Changed {
  readonly _id: string;
  readonly ord: number;
}

interface Kept {
  readonly answer: Promise<Stored | undefined>;
  readonly readAt: number;
  /** Unknown until the answer is there. */
  ord: number | undefined;
}

/** What is known of the changes of one collection: all of them up to `at`. */
interface Changes {
  readonly at: number;
  /** The same moment on the clock that `ord` follows. */
  readonly wall: number;
}

/** A look that is not over yet, and when it began. */
interface Look {
  readonly at: number;
  readonly over: Promise<void>;
}

interface Clocks {
  readonly now: () => number;
  readonly wall: () => number;
}

/**
 * Reads of aggregates that everybody asks for and hardly anybody changes. An answer is kept, and once a second whoever
 * asks finds out which of them have changed since: one small query for a collection, whatever is kept of it. What
 * this process stores is forgotten here before its caller hears of it, so that nobody misses his own change; a change of
 * another process is seen a second later at most, or within ten minutes where its clock is more than a minute late.
 * That there is no aggregate is never kept.
 */
export class RecentReads {
  private readonly kept = new LatestMap<string, Kept>(mostKept);
  private readonly changes = new Map<string, Changes>();
  private readonly looking = new Map<string, Look>();

  constructor(
    private readonly source: Source,
    private readonly clocks: Clocks = { now: () => performance.now(), wall: Date.now },
  ) {}

  async find(collection: string, id: string): Promise<State | undefined> {
    const address = `${collection}:${id}`;
    const known = this.kept.get(address);
    if (known && !this.isFresh(known, collection)) await this.lookAt(collection);
    const { answer } = this.kept.get(address) ?? this.begin(collection, id, address);
    return (await answer)?.state;
  }

  /** The aggregates at these addresses (`collection:id`) have changed. */
  forget(addresses: Iterable<string>): void {
    for (const address of addresses) this.kept.delete(address);
  }

  private isFresh({ readAt }: Kept, collection: string): boolean {
    const knownAt = Math.max(readAt, this.changes.get(collection)?.at ?? 0);
    return knownAt + freshForMs > this.clocks.now();
  }

  /** Who asks joins a look, unless what it finds may already be too old for him. */
  private async lookAt(collection: string): Promise<void> {
    const now = this.clocks.now();
    const known = this.looking.get(collection);
    const look =
      known && known.at + freshForMs > now ? known : { at: now, over: this.look(collection) };
    this.looking.set(collection, look);
    try {
      await look.over;
    } finally {
      if (this.looking.get(collection) === look) this.looking.delete(collection);
    }
  }

  private async look(collection: string): Promise<void> {
    const { now, wall } = this.clocks;
    const looked: Changes = { at: now(), wall: wall() };
    this.dropOlderThan(looked.at - keptForMs);
    const last = this.changes.get(collection) ?? looked;
    const since = Math.max(last.wall, looked.wall - keptForMs) - allowanceMs;
    for (const { _id, ord } of await this.source.changedSince(collection, since)) {
      const address = `${collection}:${_id}`;
      const kept = this.kept.get(address);
      if (kept && !(kept.ord !== undefined && kept.ord >= ord)) this.kept.delete(address);
    }
    const later = this.changes.get(collection);
    if (!later || later.at < looked.at) this.changes.set(collection, looked);
  }

  private dropOlderThan(readAt: number): void {
    for (const [address, kept] of this.kept) {
      if (kept.readAt > readAt) break;
      this.kept.delete(address);
    }
  }

  private begin(collection: string, id: string, address: string): Kept {
    const { now, wall } = this.clocks;
    if (!this.changes.has(collection)) this.changes.set(collection, { at: 0, wall: wall() });
    const answer = this.source.read(collection, id);
    const kept: Kept = { answer, readAt: now(), ord: undefined };
    this.kept.set(address, kept);
    const drop = () => {
      if (this.kept.get(address) === kept) this.kept.delete(address);
    };
    answer.then((stored) => (stored ? (kept.ord = stored.ord) : drop()), drop);
    return kept;
  }
}
