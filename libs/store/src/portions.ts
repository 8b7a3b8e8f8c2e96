import type { Ref } from './work.js';

/** Aggregates of a `changeEach` that are stored together: enough to be cheap, few enough to share a group with others. */
const portionSize = 64;

/** Cut by place alone, so that a repeat of the same call is cut the same way. */
export function portionsOf(refs: readonly Ref[]): (readonly Ref[])[] {
  const portions: Ref[][] = [];
  for (let from = 0; from < refs.length; from += portionSize)
    portions.push(refs.slice(from, from + portionSize));
  return portions;
}
