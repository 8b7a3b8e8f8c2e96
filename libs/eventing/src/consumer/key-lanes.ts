/** Bounds how many pieces of work run at the same time. */
export class Slots {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  /** Undefined when a slot was free, else what resolves with the turn. Each slot has to be given back. */
  take(): Promise<void> | undefined {
    if (this.free === 0) return new Promise((resolve) => this.waiting.push(resolve));
    this.free -= 1;
    return undefined;
  }

  giveBack(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free += 1;
  }
}

interface Lanes<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** Resolves to whether the item is done. After one that is not, the rest of its key is left alone. */
  readonly work: (item: Item) => Promise<boolean>;
  readonly slots: Slots;
  /** Called when all items up to and including this one are done: once for items that are done in the same moment. */
  readonly onDone: (item: Item) => void;
}

/** Works on the items of a key one after another and on different keys side by side. Rejects with the first bug. */
export async function inOrderPerKey<Item>(lanes: Lanes<Item>): Promise<void> {
  const { items, keyOf, work, slots, onDone } = lanes;
  const done = new Array<boolean>(items.length).fill(false);
  let upTo = 0;
  let told = 0;
  const tell = (): void => {
    if (told === upTo) return;
    told = upTo;
    onDone(items[upTo - 1] as Item);
  };
  const markDone = (at: number): void => {
    done[at] = true;
    const before = upTo;
    while (done[upTo]) upTo += 1;
    if (before === told && upTo > told) queueMicrotask(tell);
  };
  const runLane = async (places: readonly number[]): Promise<void> => {
    for (const at of places) {
      const turn = slots.take();
      if (turn) await turn;
      try {
        if (!(await work(items[at] as Item))) return;
      } finally {
        slots.giveBack();
      }
      markDone(at);
    }
  };
  const places = Map.groupBy(items.keys(), (at) => keyOf(items[at] as Item));
  await Promise.all([...places.values()].map(runLane));
  tell();
}
