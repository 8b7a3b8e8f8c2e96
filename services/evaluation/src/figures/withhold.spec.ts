import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withhold } from './withhold.js';

describe('withhold', () => {
  it.each([
    ['shows cells of five', [5, 9], [false, false]],
    ['hides a small cell and the one it could be computed from', [4, 9, 30], [true, true, false]],
    ['is content with two hidden cells that are five together', [4, 2, 30], [true, true, false]],
    ['hides more when the hidden ones are too few together', [1, 1, 8], [true, true, true]],
    ['shows a zero', [0, 12], [false, false]],
    ['does not take a zero for cover', [3, 0, 12], [true, false, true]],
    ['hides a single small cell', [4], [true]],
  ])('%s', (_, counts, expected) => {
    expect(withhold(counts, 5)).toEqual(expected);
  });

  it('never leaves a hidden cell that the total gives away', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 2, maxLength: 8 }), (counts) => {
        const hidden = withhold(counts, 5);
        const behind = counts.filter((_, at) => hidden[at]);
        const total = behind.reduce((sum, count) => sum + count, 0);
        const shown = counts.filter((count, at) => !hidden[at] && count > 0);
        expect(shown.every((count) => count >= 5)).toBe(true);
        if (behind.length > 0 && shown.length > 0) {
          expect(behind.length).toBeGreaterThan(1);
          expect(total).toBeGreaterThanOrEqual(5);
        }
      }),
    );
  });
});
