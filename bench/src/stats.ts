export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle] ?? NaN;
  return ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/** A 95 % bootstrap interval of the median: few pairs make it wide, and that is what it is for. */
export function interval(values: readonly number[], draws = 2_000): readonly [number, number] {
  const medians = Array.from({ length: draws }, () =>
    median(Array.from(values, () => values[Math.floor(Math.random() * values.length)] ?? NaN)),
  ).sort((a, b) => a - b);
  return [medians[Math.floor(draws * 0.025)] ?? NaN, medians[Math.floor(draws * 0.975)] ?? NaN];
}
