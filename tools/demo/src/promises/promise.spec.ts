import { describe, expect, it } from '@jest/globals';
import { checkEach, standingOf } from './promise.js';

const even = (items: readonly number[]) =>
  checkEach('numbers are even', items, (item) => (item % 2 === 0 ? undefined : `${item} is odd`));

describe('a checked promise', () => {
  it.each([
    ['kept', [2, 4]],
    ['BROKEN', [2, 3]],
    ['not tried', []],
  ])('is %s after %j', (standing, items) => {
    expect(standingOf(even(items))).toBe(standing);
  });

  it('shows the first few examples of what broke it, and counts all', () => {
    const { checked, violations, examples } = even([1, 3, 5, 7, 9, 11, 12]);
    expect([checked, violations, examples.length]).toEqual([7, 6, 5]);
  });
});
