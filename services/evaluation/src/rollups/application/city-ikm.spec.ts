import { describe, expect, it } from '@jest/globals';
import { afterPeriod, aRetreat, aSurvey } from '../../../test/builders.js';
import type { RetreatStatus } from '../../knowledge/domain/retreat.js';
import { cityIkm } from './city-ikm.js';

const next = { firstDay: '2026-11-03', lastDay: '2026-11-06', closedAt: null };
const afterNextPeriod = { from: '2027-01-01', to: '2027-03-31' };
const series = [
  {
    id: '33.71.unit-1',
    cityCode: '33.71',
    surveys: [aSurvey({ ikm: 75 }), aSurvey({ ikm: 80, period: afterPeriod })],
  },
];
const aroundTheClosed = {
  units: 1,
  before: { mean: 75, grade: 'C' },
  after: { mean: 80, grade: 'B' },
  change: 5,
};

describe('cityIkm', () => {
  it('is the mean before and after the retreat that took place', () => {
    expect(cityIkm(series, [aRetreat()])).toEqual(aroundTheClosed);
  });

  it.each<RetreatStatus>(['announced', 'open', 'heard-of'])(
    'does not change when the next retreat is %s',
    (status) => {
      expect(cityIkm(series, [aRetreat(), aRetreat({ ...next, status })])).toEqual(aroundTheClosed);
    },
  );

  it('has nothing before or after while no retreat took place', () => {
    const open = aRetreat({ status: 'open', closedAt: null });
    expect(cityIkm(series, [open])).toEqual({ units: 0, before: null, after: null, change: null });
  });

  it('reaches from before the first to after the last retreat that took place', () => {
    const surveys = [...series[0]!.surveys, aSurvey({ ikm: 82.5, period: afterNextPeriod })];
    const both = [aRetreat({ ...next, status: 'closed' }), aRetreat()];
    expect(cityIkm([{ ...series[0]!, surveys }], both)).toMatchObject({
      before: { mean: 75 },
      after: { mean: 82.5 },
      change: 7.5,
    });
  });
});
