import type { assessmentTopic, DataOf } from '@korsa/contracts';
import type { Instant } from '@korsa/domain';
import { halfUp, ratio } from '../../figures/half-up.js';
import type { TestScores } from './test-scores.js';
import { TooFewTestPairs } from './tests.errors.js';

type LearningGain = DataOf<typeof assessmentTopic.LearningGainMeasured>;

/**
 * The gain of those with both scores: the plain difference of the means, as training agencies report it, and that
 * difference as a share of what was left to gain (Hake 1998). Throws TooFewTestPairs.
 */
export function measure(
  sheets: readonly Pick<TestScores, 'pre' | 'post'>[],
  smallest: number,
  measuredAt: Instant,
): LearningGain {
  const scored = sheets.filter(({ pre, post }) => pre !== null || post !== null);
  const pairs = scored.flatMap(({ pre, post }) =>
    pre === null || post === null ? [] : [{ pre: tenths(pre), post: tenths(post) }],
  );
  if (pairs.length < smallest) throw new TooFewTestPairs(pairs.length, smallest);
  const pre = pairs.reduce((sum, pair) => sum + pair.pre, 0);
  const post = pairs.reduce((sum, pair) => sum + pair.post, 0);
  const all = pairs.length * 10;
  const left = pairs.length * 1000 - pre;
  return {
    pairs: pairs.length,
    incomplete: scored.length - pairs.length,
    meanPre: ratio(pre, all),
    meanPost: ratio(post, all),
    meanGain: ratio(post - pre, all),
    normalisedGain: left === 0 ? null : halfUp(post - pre, left, 4) / 10_000,
    measuredAt,
  };
}

function tenths(score: number): number {
  return Math.round(score * 10);
}
