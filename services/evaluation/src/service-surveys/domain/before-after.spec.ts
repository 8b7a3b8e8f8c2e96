import { describe, expect, it } from '@jest/globals';
import { afterPeriod, aSurvey } from '../../../test/builders.js';
import { around, ikmChange } from './before-after.js';

const retreat = { firstDay: '2025-11-04', lastDay: '2025-11-07' };
const before = aSurvey();
const earlier = aSurvey({ period: { from: '2025-01-01', to: '2025-06-30' } });
const during = aSurvey({ period: { from: '2025-10-01', to: '2025-12-31' } });
const after = aSurvey({ period: afterPeriod, ikm: 75.1 });
const later = aSurvey({ period: { from: '2026-04-01', to: '2026-06-30' } });

describe('around', () => {
  it('takes the last survey that ended before and the first that began after', () => {
    expect(around([earlier, before, during, after, later], retreat)).toEqual({
      before,
      after,
      comparable: true,
    });
  });

  it('never compares across methods', () => {
    const rounded = { ...after, method: 'rounded-0.11' as const };
    expect(around([before, rounded], retreat)).toEqual({
      before,
      after: rounded,
      comparable: false,
    });
  });

  it('looks further back for a survey of the same method', () => {
    const recent = aSurvey({
      period: { from: '2025-10-01', to: '2025-10-31' },
      method: 'rounded-0.11',
    });
    expect(around([before, recent, after], retreat)).toEqual({ before, after, comparable: true });
  });

  it('says what is missing', () => {
    expect(around([during], retreat)).toEqual({ before: null, after: null, comparable: false });
  });

  it('subtracts without binary noise', () => {
    expect(ikmChange(before, after)).toBe(0.1);
  });
});
