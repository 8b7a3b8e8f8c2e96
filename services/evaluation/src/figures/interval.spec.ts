import { describe, expect, it } from '@jest/globals';
import { differenceInterval, meanInterval, tQuantile } from './interval.js';

describe('intervals', () => {
  it.each([
    [1, 12.706],
    [10, 2.228],
    [30, 2.042],
    [39.9, 2.042],
    [40, 2.021],
    [61.5, 2],
    [5000, 1.98],
  ])('takes t for %d degrees of freedom', (degrees, quantile) => {
    expect(tQuantile(degrees)).toBe(quantile);
  });

  it('refuses a quantile without degrees of freedom', () => {
    expect(() => tQuantile(0.5)).toThrow(RangeError);
    expect(() => tQuantile(Number.NaN)).toThrow(RangeError);
  });

  it('gives the interval of a mean', () => {
    // mean 3, s = sqrt(2.5), t(4) = 2.776: margin 2.776 * sqrt(2.5 / 5) = 1.963
    const interval = meanInterval([1, 2, 3, 4, 5]);
    expect(interval?.low).toBeCloseTo(1.037, 3);
    expect(interval?.high).toBeCloseTo(4.963, 3);
  });

  it('gives the interval of a difference (Welch)', () => {
    // means 3 and 6, s²/n 0.5 and 2, df = 6.25 / (0.25/4 + 4/4) = 5.88 → t(5) = 2.571
    const interval = differenceInterval([1, 2, 3, 4, 5], [2, 4, 6, 8, 10]);
    expect(interval?.low).toBeCloseTo(-3 - 2.571 * Math.sqrt(2.5), 3);
    expect(interval?.high).toBeCloseTo(-3 + 2.571 * Math.sqrt(2.5), 3);
  });

  it('says nothing about a single unit', () => {
    expect(meanInterval([4])).toBeNull();
    expect(differenceInterval([4], [1, 2])).toBeNull();
  });

  it('has no width when every unit changed alike', () => {
    expect(differenceInterval([2, 2], [1, 1])).toEqual({ low: 1, high: 1 });
  });
});
