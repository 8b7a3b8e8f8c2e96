import { describe, expect, it } from '@jest/globals';
import { october, otherRetreatId, retreatId, wib } from '../../../test/builders.js';
import { countsOf, nothingHeard } from './counts.js';

const november = wib('2025-11-01', '08:00');

describe('participants of a retreat', () => {
  it('are counted by state, per retreat, with the time of the latest news', () => {
    const counts = countsOf([
      { retreatId, status: 'confirmed', count: 31, asOf: october },
      { retreatId, status: 'waitlisted', count: 1, asOf: november },
      { retreatId: otherRetreatId, status: 'nominated', count: 5, asOf: october },
    ]);
    expect(counts.get(retreatId)).toEqual({
      ...nothingHeard,
      confirmed: 31,
      waitlisted: 1,
      asOf: november,
    });
    expect(counts.get(otherRetreatId)).toMatchObject({ nominated: 5, confirmed: 0 });
  });

  it('keep their seat while they are asked again', () => {
    const counts = countsOf([
      { retreatId, status: 'reconfirming', count: 60, asOf: october },
      { retreatId, status: 'confirmed', count: 40, asOf: october },
    ]);
    expect(counts.get(retreatId)).toMatchObject({ confirmed: 100, reconfirming: 60 });
  });
});
