import { describe, expect, it } from '@jest/globals';
import { aKnownRetreat } from '../../../test/builders.js';
import { hear, takesNominations } from './known-retreat.js';

const { id, cityCode } = aKnownRetreat();

describe('hear', () => {
  it('begins with what it is told and leaves the rest unknown', () => {
    expect(hear(undefined, { id, cityCode }, { moved: true })).toEqual({
      id,
      cityCode,
      status: 'unknown',
      title: null,
      operatorCode: null,
      period: null,
      rescheduled: 1,
    });
  });

  it('counts how often the days were moved', () => {
    const period = { firstDay: '2025-05-15', lastDay: '2025-05-17' };
    const once = hear(aKnownRetreat(), { id, cityCode }, { period, moved: true });
    expect(hear(once, { id, cityCode }, { moved: true })).toMatchObject({ period, rescheduled: 2 });
  });
});

describe('takesNominations', () => {
  it.each([
    ['unknown', false],
    ['drafted', false],
    ['announced', true],
    ['opened', true],
    ['closed', false],
    ['cancelled', false],
  ] as const)('says of a retreat that is %s: %s', (status, takes) => {
    expect(takesNominations(aKnownRetreat({ status }))).toBe(takes);
  });
});
