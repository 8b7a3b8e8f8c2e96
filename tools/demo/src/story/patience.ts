import { eventually } from '@korsa/testing';

/** Waits until what one service said has reached another. Names what is missing when it never does. */
export async function heard<T>(what: string, look: () => Promise<T>): Promise<T> {
  try {
    const { found } = await eventually(async () => ({ found: await look() }), {
      within: 90_000,
      every: 100,
    });
    return found;
  } catch (error) {
    throw new Error(
      `Waited in vain for ${what}. ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  }
}

/** Throws when the condition does not hold; for use inside `heard`. */
export function expectThat(condition: boolean, found: string): void {
  if (!condition) throw new Error(found);
}

/** Runs the work of all items, a bounded number at a time, and returns the results in order. */
export async function each<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
  atATime = 16,
): Promise<Result[]> {
  const results: Result[] = new Array<Result>(items.length);
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < items.length; at = next++) {
      results[at] = await work(items[at] as Item, at);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atATime, items.length) }, lane));
  return results;
}
