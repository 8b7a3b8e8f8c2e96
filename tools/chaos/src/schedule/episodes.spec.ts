import { describe, expect, it } from '@jest/globals';
import type { PlannedFault } from '../faults/fault.js';
import { episodesOf } from './episodes.js';

const fault = (at: number, duration: number): PlannedFault => ({
  name: 'cut-mongo',
  target: `${at}`,
  at,
  duration,
  detail: {},
});

describe('episodes', () => {
  it('hold what overlaps, also through a third', () => {
    const [long, inside, after] = [fault(0, 100), fault(10, 5), fault(90, 50)];
    expect(episodesOf([after, long, inside])).toEqual([
      { at: 0, end: 140, faults: [long, inside, after] },
    ]);
  });

  it('are apart when a fault begins after the one before', () => {
    const [first, second] = [fault(0, 10), fault(11, 0)];
    expect(episodesOf([first, second]).map(({ faults }) => faults)).toEqual([[first], [second]]);
  });
});
