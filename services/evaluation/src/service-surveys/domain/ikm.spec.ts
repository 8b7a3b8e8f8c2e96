import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gradeOf, ikmOf } from './ikm.js';

describe('ikm', () => {
  it.each([
    [955, 29, 91.48, 'A'],
    [3200, 100, 88.89, 'A'],
    [31790, 1000, 88.31, 'A'],
    [31789, 1000, 88.3, 'B'],
    [27578, 1000, 76.61, 'B'],
    [27577, 1000, 76.6, 'C'],
    [23399, 1000, 65, 'C'],
    [23398, 1000, 64.99, 'D'],
    [36, 1, 100, 'A'],
    [9, 1, 25, 'D'],
  ])('of %i points from %i respondents is %d, grade %s', (total, respondents, ikm, grade) => {
    expect(ikmOf(total, respondents) / 100).toBe(ikm);
    expect(gradeOf(ikmOf(total, respondents))).toBe(grade);
  });

  it.each([
    [955, 29, 90.56],
    [3200, 100, 88],
    [36, 1, 99],
    [9, 1, 24.75],
  ])('is not what the rounded weight 0.11 makes of %i points', (total, respondents, trap) => {
    expect(Number(((total / respondents) * 0.11 * 25).toFixed(2))).toBe(trap);
    expect(ikmOf(total, respondents) / 100).not.toBe(trap);
  });

  it('loses a grade under the rounded weight only', () => {
    expect([gradeOf(ikmOf(3200, 100)), gradeOf(8800)]).toEqual(['A', 'B']);
  });

  it.each([
    ['2024', 8874, 'A'],
    ['2025', 8989, 'A'],
    ['2023', 8803, 'B'],
    ['2022', 8696, 'B'],
  ])('grades the IKM of Kota Madiun of %s as published', (_, ikm, grade) => {
    expect(gradeOf(ikm)).toBe(grade);
  });

  it('lies between 25 and 100 for every possible survey', () => {
    const survey = fc.integer({ min: 1, max: 1_000_000 }).chain((respondents) =>
      fc.record({
        respondents: fc.constant(respondents),
        total: fc.integer({ min: 9 * respondents, max: 36 * respondents }),
      }),
    );
    fc.assert(
      fc.property(survey, ({ total, respondents }) => {
        const ikm = ikmOf(total, respondents);
        return ikm >= 2500 && ikm <= 10_000;
      }),
    );
  });
});
