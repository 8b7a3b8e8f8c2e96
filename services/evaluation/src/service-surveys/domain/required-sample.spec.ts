import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { requiredSample } from './required-sample.js';

describe('requiredSample', () => {
  it.each([
    [10, 10],
    [15, 14],
    [20, 19],
    [25, 24],
    [30, 28],
    [35, 32],
    [40, 36],
    [50, 44],
    [100, 80],
    [150, 108],
    [200, 132],
    [220, 140],
    [250, 152],
    [300, 169],
    [400, 196],
    [500, 217],
    [1000, 278],
    [1500, 306],
    [2800, 338],
    [5000, 357],
    [10_000, 370],
    [13_185, 373],
    [50_000, 381],
    [100_000, 384],
    [100_000_000, 384],
  ])('of %i users is %i', (users, required) => {
    expect(requiredSample(users)).toBe(required);
  });

  it('never asks for more people than there are, and never for fewer when there are more users', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200_000 }), (users) => {
        const required = requiredSample(users);
        return required >= 1 && required <= users && required <= requiredSample(users + 1);
      }),
    );
  });
});
