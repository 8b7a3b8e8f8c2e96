import { describe, expect, it } from '@jest/globals';
import { interval, median, quantile, quantiles } from './stats.js';

describe('the median', () => {
  it('is the middle, or between the two in the middle', () => {
    expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([])]).toEqual([2, 2.5, NaN]);
  });
});

describe('a quantile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  it('is the nearest rank', () => {
    expect(quantiles(hundred, [0, 0.5, 0.99, 1])).toEqual([1, 50, 99, 100]);
  });

  it('of few values is one of them', () => {
    expect(quantile([5, 7], 0.99)).toBe(7);
  });
});

describe('the bootstrap interval', () => {
  it('is a point when all values are the same', () => {
    expect(interval([2, 2, 2, 2])).toEqual([2, 2]);
  });

  it('holds the median and stays within the values', () => {
    const values = [1.4, 1.9, 2.0, 2.1, 2.2, 3.5];
    const [low, high] = interval(values);
    expect(low).toBeLessThan(median(values));
    expect(high).toBeGreaterThan(median(values));
    expect(low).toBeGreaterThanOrEqual(1.4);
    expect(high).toBeLessThanOrEqual(3.5);
  });

  it('narrows with the number of values', () => {
    const width = (count: number) => {
      const [low, high] = interval(Array.from({ length: count }, (_, at) => (at * 7) % 10));
      return high - low;
    };
    expect(width(100)).toBeLessThan(width(10));
  });

  it('is the same for the same values, so that a page does not change by itself', () => {
    expect(interval([1, 2, 3, 4, 9])).toEqual(interval([1, 2, 3, 4, 9]));
  });
});
