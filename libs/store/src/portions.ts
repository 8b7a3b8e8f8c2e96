import { hashOf } from './shard.js';
import type { Stretch } from './stretch.js';
import type { Ref } from './work.js';

/** Aggregates of a `changeEach` that are stored together. */
export interface Portion {
  readonly refs: readonly Ref[];
  /** Where the hashes of their ids are: portions of several calls in one stretch are likely about the same aggregates. */
  readonly stretch: Stretch;
}

/** About so many are in a portion: few, so that a group has room for the portions of many callers in one stretch. */
const usualSize = 32;
/** So many at most, however the hashes fall. */
const mostInPortion = 64;

/** Cut by the ids alone, so that a repeat of the same call is cut the same way, and calls that meet are cut alike. */
export function portionsOf(refs: readonly Ref[]): Portion[] {
  const count = 2 ** Math.ceil(Math.log2(Math.max(1, refs.length / usualSize)));
  const width = 2 ** 32 / count;
  const byStretch = Map.groupBy(refs, ({ id }) => Math.floor(hashOf(id) / width));
  return [...byStretch]
    .sort(([one], [other]) => one - other)
    .flatMap(([at, some]) =>
      chunksOf(some).map((chunk) => ({
        refs: chunk,
        stretch: { from: at * width, to: (at + 1) * width },
      })),
    );
}

/** What the portions came to, in the order of the references that were cut. */
export function inOrder<T>(
  refs: readonly Ref[],
  portions: readonly Portion[],
  results: readonly (readonly T[])[],
): T[] {
  const byRef = new Map(
    portions.flatMap(({ refs: some }, portion) =>
      some.map((ref, place): [Ref, T] => [ref, results[portion]![place]!]),
    ),
  );
  return refs.map((ref) => byRef.get(ref)!);
}

function chunksOf(refs: readonly Ref[]): Ref[][] {
  const chunks: Ref[][] = [];
  for (let from = 0; from < refs.length; from += mostInPortion)
    chunks.push(refs.slice(from, from + mostInPortion));
  return chunks;
}
