export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Two-sided 95 % quantiles of Student's t for 1 to 30 degrees of freedom, then for the listed ones. */
const upToThirty = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145,
  2.131, 2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048,
  2.045, 2.042,
];
const beyond = [
  [120, 1.98],
  [60, 2],
  [40, 2.021],
  [31, 2.042],
] as const;

/** The quantile of the next smaller listed degrees of freedom: never too narrow. Throws RangeError below 1. */
export function tQuantile(degrees: number): number {
  const whole = Math.floor(degrees);
  if (!(whole >= 1)) throw new RangeError('An interval needs at least one degree of freedom.');
  return upToThirty[whole - 1] ?? beyond.find(([from]) => whole >= from)?.[1] ?? 1.98;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The 95 % interval of the mean of a sample; null for fewer than two values. */
export function meanInterval(values: readonly number[]): Interval | null {
  if (values.length < 2) return null;
  return around(mean(values), variance(values) / values.length, values.length - 1);
}

/** The 95 % interval of the difference of two means with unequal variances (Welch); null below two values each. */
export function differenceInterval(
  left: readonly number[],
  right: readonly number[],
): Interval | null {
  if (left.length < 2 || right.length < 2) return null;
  const [a, b] = [variance(left) / left.length, variance(right) / right.length];
  const difference = mean(left) - mean(right);
  if (a + b === 0) return { low: difference, high: difference };
  const degrees = (a + b) ** 2 / (a ** 2 / (left.length - 1) + b ** 2 / (right.length - 1));
  return around(difference, a + b, degrees);
}

function around(centre: number, squaredError: number, degrees: number): Interval {
  const margin = tQuantile(degrees) * Math.sqrt(squaredError);
  return { low: centre - margin, high: centre + margin };
}

function variance(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}
