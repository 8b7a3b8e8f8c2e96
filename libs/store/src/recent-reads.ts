import { LatestMap } from './latest-map.js';
import type { State } from './work.js';

/** How old an answer may be at most, in milliseconds. */
const freshForMs = 1_000;

/** Answers that are kept at most. */
const mostKept = 5_000;

type Read = (collection: string, id: string) => Promise<State | undefined>;

interface Kept {
  readonly state: Promise<State | undefined>;
  readonly until: number;
}

/**
 * Reads of aggregates that everybody asks for and hardly anybody changes: an answer serves everybody for a second. What
 * this process stores is forgotten here before its caller hears of it, so that nobody misses his own change; a change of
 * another process is seen a second later at most. That there is no aggregate is never kept.
 */
export class RecentReads {
  private readonly kept = new LatestMap<string, Kept>(mostKept);

  constructor(
    private readonly read: Read,
    private readonly now: () => number = () => performance.now(),
  ) {}

  find(collection: string, id: string): Promise<State | undefined> {
    const address = `${collection}:${id}`;
    const known = this.kept.get(address);
    return known && known.until > this.now() ? known.state : this.begin(collection, id, address);
  }

  /** The aggregates at these addresses (`collection:id`) have changed. */
  forget(addresses: Iterable<string>): void {
    for (const address of addresses) this.kept.delete(address);
  }

  private begin(collection: string, id: string, address: string): Promise<State | undefined> {
    const kept = { state: this.read(collection, id), until: this.now() + freshForMs };
    this.kept.set(address, kept);
    const drop = () => {
      if (this.kept.get(address) === kept) this.kept.delete(address);
    };
    kept.state.then((state) => state === undefined && drop(), drop);
    return kept.state;
  }
}
