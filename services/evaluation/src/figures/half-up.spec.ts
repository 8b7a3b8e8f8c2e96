import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { halfUp, ratio } from './half-up.js';

describe('halfUp', () => {
  it.each([
    [1, 8, 2, 13],
    [1005, 1000, 2, 101],
    [1, 3, 2, 33],
    [2, 3, 2, 67],
    [-1, 8, 2, -13],
    [-1, 1000, 2, 0],
    [7, 1, 0, 7],
  ])('%i / %i to %i decimals is %i', (numerator, denominator, decimals, expected) => {
    expect(halfUp(numerator, denominator, decimals)).toBe(expected);
  });

  it('never lies more than half a unit from the quotient', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 100_000 }), (a, b) => {
        const distance = BigInt(halfUp(a, b, 2)) * BigInt(b) - 100n * BigInt(a);
        return 2n * distance <= BigInt(b) && 2n * distance > -BigInt(b);
      }),
    );
  });

  it('gives two decimals as a number', () => {
    expect(ratio(955 * 25, 29 * 9)).toBe(91.48);
  });
});
