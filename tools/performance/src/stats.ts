/** NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle] ?? NaN;
  return ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** The smallest value that at least `share` of the values do not exceed (nearest rank). NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  return rank(
    [...values].sort((a, b) => a - b),
    share,
  );
}

/** As `quantile`, for several shares at once. */
export function quantiles(values: readonly number[], shares: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return shares.map((share) => rank(sorted, share));
}

function rank(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/**
 * A 95 % bootstrap interval of the median: few values make it wide, and that is what it is for. The same values give
 * the same interval, so that pages made from it do not change by themselves.
 */
export function interval(values: readonly number[], draws = 2_000): readonly [number, number] {
  const chance = generator(values.length);
  const drawn = () => values[Math.floor(chance() * values.length)] ?? NaN;
  const medians = Array.from({ length: draws }, () => median(Array.from(values, drawn)));
  return [quantile(medians, 0.025), quantile(medians, 0.975)];
}

/** Numbers from 0 up to 1 that look like chance (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
