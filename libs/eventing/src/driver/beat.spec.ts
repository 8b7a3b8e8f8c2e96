import { describe, expect, it } from '@jest/globals';
import { msToBeat } from './beat.js';

describe('msToBeat', () => {
  it.each([
    { now: 0, everyMs: 1_000, wait: 1_000 },
    { now: 10_001, everyMs: 1_250, wait: 1_249 },
    { now: 11_000, everyMs: 2_500, wait: 1_500 },
    { now: 12_000, everyMs: 5_000, wait: 3_000 },
  ])('waits $wait ms of $everyMs at $now', ({ now, everyMs, wait }) => {
    expect(msToBeat(everyMs, now)).toBe(wait);
  });

  it('lets the next beat pass when it is close, as after a timer that fired early', () => {
    expect(msToBeat(1_000, 4_999.6)).toBeCloseTo(1_000.4);
    expect(msToBeat(1_000, 4_800)).toBe(1_200);
  });

  it('brings what has multiples of one interval to the same moment', () => {
    const ends = [1_250, 2_500, 5_000].map((everyMs) => 6_260 + msToBeat(everyMs, 6_260));
    expect(ends).toEqual([7_500, 7_500, 10_000]);
  });
});
