/** A part of the hashes that ids may have; `to` is not in it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Stretched {
  readonly work: { readonly stretch?: Stretch | undefined };
}

/**
 * The oldest first, then those of its stretch, then the next oldest with those of its own, and so on: what is about the
 * same aggregates is stored together and reads and writes each of them once. Those in a busy stretch are left out.
 */
export function* byStretch<C extends Stretched>(
  calls: readonly C[],
  busy: readonly Stretch[],
): Generator<C> {
  let left = calls.filter(({ work }) => !busy.some((stretch) => overlap(work.stretch, stretch)));
  while (left.length > 0) {
    const [{ work: oldest }] = left as [C];
    const joins = ({ work }: C): boolean =>
      work === oldest || overlap(work.stretch, oldest.stretch);
    yield* left.filter(joins);
    left = left.filter((call) => !joins(call));
  }
}

/** Work without a stretch may be about anything. */
function overlap(one: Stretch | undefined, other: Stretch | undefined): boolean {
  return !one || !other || (one.from < other.to && other.from < one.to);
}
