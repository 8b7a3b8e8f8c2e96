import { describe, expect, it } from '@jest/globals';
import { anActionPlan, aParticipant } from '../../../test/builders.js';
import { coverage } from './coverage.js';

const seen = { visitedOn: '2025-12-01', finding: 'on-track' as const, evidenceCount: 1 };

describe('coverage', () => {
  it('counts units with participants, planned and visited', () => {
    const participants = [1, 2, 3, 4].map((n) => aParticipant(n));
    const plans = [
      anActionPlan({ visits: [seen, { ...seen, visitedOn: '2025-12-08' }] }),
      anActionPlan({ id: 'second', unitCode: '33.71.unit-2' }),
    ];
    expect(coverage(participants, plans)).toEqual({
      units: 4,
      unitsWithPlan: 2,
      unitsVisited: 1,
      coveragePercent: 25,
      visits: 2,
      notVisited: ['33.71.unit-2', '33.71.unit-3', '33.71.unit-4'],
      participantsOfUnknownUnit: 0,
    });
  });

  it('counts a unit of several participants once, and only of those who take part', () => {
    const participants = [
      aParticipant(1),
      aParticipant(2, { unitCode: '33.71.unit-1' }),
      aParticipant(3, { status: 'declined' }),
    ];
    expect(coverage(participants, []).units).toBe(1);
  });

  it('counts a visit to a unit without participants as a visit, not as coverage', () => {
    const plans = [anActionPlan({ unitCode: '33.71.other', visits: [seen] })];
    expect(coverage([aParticipant(1)], plans)).toMatchObject({ visits: 1, unitsVisited: 0 });
  });

  it('says what is not known', () => {
    expect(coverage([aParticipant(1, { unitCode: null })], [])).toMatchObject({
      units: 0,
      coveragePercent: null,
      participantsOfUnknownUnit: 1,
    });
  });
});
