/** numerator / denominator in units of 10^-decimals, a half rounded away from zero. Exact: no binary fractions. */
export function halfUp(numerator: number, denominator: number, decimals: number): number {
  const scaled = BigInt(Math.abs(numerator)) * 10n ** BigInt(decimals);
  const by = BigInt(denominator);
  const rounded = Number((2n * scaled + by) / (2n * by));
  return numerator < 0 && rounded !== 0 ? -rounded : rounded;
}

/** The quotient of two whole numbers as a number with two decimals. */
export function ratio(numerator: number, denominator: number): number {
  return halfUp(numerator, denominator, 2) / 100;
}

/** A computed number with two decimals, for figures that are not exact to begin with. */
export function twoDecimals(value: number): number {
  return Math.round((value + Number.EPSILON) * 100) / 100;
}
