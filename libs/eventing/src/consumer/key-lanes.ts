/** Bounds how many pieces of work run at the same time. */
export class Slots {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}

interface Lanes<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** Resolves to whether the item is done. After one that is not, the rest of its key is left alone. */
  readonly work: (item: Item) => Promise<boolean>;
  readonly slots: Slots;
  /** Called as soon as all items up to and including this one are done. */
  readonly onDone: (item: Item) => void;
}

/** Works on the items of a key one after another and on different keys side by side. Rejects with the first bug. */
export async function inOrderPerKey<Item>(lanes: Lanes<Item>): Promise<void> {
  const { items, keyOf, work, slots, onDone } = lanes;
  const done = new Array<boolean>(items.length).fill(false);
  let upTo = 0;
  const markDone = (at: number): void => {
    done[at] = true;
    const before = upTo;
    while (done[upTo]) upTo += 1;
    const last = items[upTo - 1];
    if (upTo > before && last !== undefined) onDone(last);
  };
  const runLane = async (places: readonly number[]): Promise<void> => {
    for (const at of places) {
      const finished = await slots.run(() => work(items[at] as Item));
      if (!finished) return;
      markDone(at);
    }
  };
  const places = Map.groupBy(items.keys(), (at) => keyOf(items[at] as Item));
  await Promise.all([...places.values()].map(runLane));
}
