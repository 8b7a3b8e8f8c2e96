/** One promise as it was checked: how much was looked at, and what broke it. */
export interface CheckedPromise {
  readonly name: string;
  readonly checked: number;
  readonly violations: number;
  /** What broke it, the first few. */
  readonly examples: readonly string[];
}

/** What a check allows to say: one that found nothing to look at says nothing about its promise. */
export type Standing = 'kept' | 'BROKEN' | 'not tried';

export function standingOf({
  checked,
  violations,
}: Pick<CheckedPromise, 'checked' | 'violations'>): Standing {
  if (violations > 0) return 'BROKEN';
  return checked > 0 ? 'kept' : 'not tried';
}

const shown = 5;

/** Checks every item; a check returns what is wrong with it, or undefined. */
export function checkEach<Item>(
  name: string,
  items: Iterable<Item>,
  wrong: (item: Item) => string | undefined,
): CheckedPromise {
  const examples: string[] = [];
  let violations = 0;
  let checked = 0;
  for (const item of items) {
    checked += 1;
    const problem = wrong(item);
    if (problem === undefined) continue;
    violations += 1;
    if (examples.length < shown) examples.push(problem);
  }
  return { name, checked, violations, examples };
}
