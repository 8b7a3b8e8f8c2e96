/** One promise as it was checked: how much was looked at, and what broke it. */
export interface CheckedPromise {
  readonly name: string;
  readonly checked: number;
  readonly violations: readonly string[];
}

/** Checks every item; a check returns what is wrong with it, or undefined. */
export function checkEach<Item>(
  name: string,
  items: Iterable<Item>,
  wrong: (item: Item) => string | undefined,
): CheckedPromise {
  const violations: string[] = [];
  let checked = 0;
  for (const item of items) {
    checked += 1;
    const problem = wrong(item);
    if (problem !== undefined) violations.push(problem);
  }
  return { name, checked, violations };
}
