import { describe, expect, it } from '@jest/globals';
import { afterPeriod, aRetreat, aSurvey } from '../../../test/builders.js';
import type { RetreatStatus } from '../../knowledge/domain/retreat.js';
import { aroundRetreat } from './around-retreat.js';

const before = aSurvey();
const after = aSurvey({ period: afterPeriod });

describe('aroundRetreat', () => {
  it('has both sides of a retreat that took place', () => {
    expect(aroundRetreat([before, after], aRetreat())).toEqual({ before, after, comparable: true });
  });

  it.each<RetreatStatus>(['announced', 'open', 'cancelled'])(
    'has a baseline and nothing after a retreat that is %s',
    (status) => {
      expect(aroundRetreat([before, after], aRetreat({ status, closedAt: null }))).toEqual({
        before,
        after: null,
        comparable: false,
      });
    },
  );

  it('has neither while the days are not known', () => {
    const heardOf = aRetreat({ status: 'heard-of', firstDay: null, lastDay: null, closedAt: null });
    expect(aroundRetreat([before, after], heardOf)).toEqual({
      before: null,
      after: null,
      comparable: false,
    });
  });
});
