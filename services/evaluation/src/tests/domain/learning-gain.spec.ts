import { describe, expect, it } from '@jest/globals';
import { closedAt } from '../../../test/builders.js';
import { measure } from './learning-gain.js';
import { score } from './test-scores.js';
import { TestAlreadyScored, TooFewTestPairs } from './tests.errors.js';

const owner = { id: 'registration-1', cityCode: '33.71', retreatId: 'retreat-1' };
const pairs = (...scores: readonly (readonly [number | null, number | null])[]) =>
  scores.map(([pre, post]) => ({ pre, post }));

describe('measure', () => {
  it('takes those with both scores and counts the others', () => {
    const sheets = pairs([50, 70], [60, 80], [55, 75], [40, 90], [45.5, 85], [30, null], [null, 9]);
    expect(measure(sheets, 5, closedAt)).toEqual({
      pairs: 5,
      incomplete: 2,
      meanPre: 50.1,
      meanPost: 80,
      meanGain: 29.9,
      normalisedGain: 0.5992,
      measuredAt: closedAt,
    });
  });

  it('says when people got worse', () => {
    expect(measure(pairs([80, 70], [80, 70]), 2, closedAt)).toMatchObject({
      meanGain: -10,
      normalisedGain: -0.5,
    });
  });

  it('has no normalised gain when nothing was left to gain', () => {
    expect(measure(pairs([100, 100], [100, 90]), 2, closedAt).normalisedGain).toBeNull();
  });

  it('refuses means that would point at persons', () => {
    expect(() => measure(pairs([50, 60], [50, null]), 2, closedAt)).toThrow(TooFewTestPairs);
    expect(() => measure([], 2, closedAt)).toThrow(TooFewTestPairs);
  });
});

describe('score', () => {
  const pre = score(undefined, owner, 'pre', 60).state;

  it('keeps the phases apart', () => {
    expect(score(pre, owner, 'post', 80).state).toEqual({ ...owner, pre: 60, post: 80 });
  });

  it('changes nothing when it is said again', () => {
    expect(score(pre, owner, 'pre', 60).state).toBe(pre);
  });

  it('refuses another score for the same test', () => {
    expect(() => score(pre, owner, 'pre', 61)).toThrow(TestAlreadyScored);
  });
});
