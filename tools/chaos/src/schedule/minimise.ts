export interface Minimised<Item> {
  /** Fails, and was the smallest that was seen to. */
  readonly items: readonly Item[];
  readonly runs: number;
  /** Nothing can be left out; false when the runs were used up before that was known. */
  readonly minimal: boolean;
}

/**
 * Delta debugging (Zeller's ddmin): leaves out ever smaller parts of a list that fails as long as the rest still does.
 * Asks `fails` at most `runs` times. What fails only sometimes may end larger than it needs to be.
 */
export async function minimise<Item>(
  items: readonly Item[],
  fails: (subset: readonly Item[]) => Promise<boolean>,
  runs: number,
): Promise<Minimised<Item>> {
  let current = items;
  let asked = 0;
  let parts = Math.min(2, items.length);
  while (current.length > 1) {
    const smaller = await firstThat(reductions(current, parts), async (subset) => {
      if (asked >= runs) return false;
      asked += 1;
      return fails(subset);
    });
    if (smaller) {
      parts = Math.min(Math.max(smaller.isRest ? parts - 1 : 2, 2), smaller.subset.length);
      current = smaller.subset;
    } else if (asked >= runs) {
      return { items: current, runs: asked, minimal: false };
    } else if (parts >= current.length) {
      break;
    } else {
      parts = Math.min(parts * 2, current.length);
    }
  }
  return { items: current, runs: asked, minimal: true };
}

interface Reduction<Item> {
  readonly subset: readonly Item[];
  /** All but one part, rather than one part alone. */
  readonly isRest: boolean;
}

function reductions<Item>(items: readonly Item[], parts: number): Reduction<Item>[] {
  const bounds = Array.from({ length: parts + 1 }, (_, at) =>
    Math.floor((at * items.length) / parts),
  );
  const pieces = bounds.slice(1).map((end, at) => [bounds[at] ?? 0, end] as const);
  const alone = pieces.map(([from, to]) => ({ subset: items.slice(from, to), isRest: false }));
  if (parts === 2) return alone;
  const rests = pieces.map(([from, to]) => ({
    subset: [...items.slice(0, from), ...items.slice(to)],
    isRest: true,
  }));
  return [...alone, ...rests];
}

async function firstThat<Item>(
  reductions: readonly Reduction<Item>[],
  holds: (subset: readonly Item[]) => Promise<boolean>,
): Promise<Reduction<Item> | undefined> {
  for (const reduction of reductions) if (await holds(reduction.subset)) return reduction;
  return undefined;
}
