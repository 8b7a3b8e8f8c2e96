import { describe, expect, it } from '@jest/globals';
import { retreatId } from '../../../test/builders.js';
import { standingOf, type ParticipationCount } from './standing.js';

const counted = (given: Partial<ParticipationCount>): ParticipationCount => ({
  retreatId,
  state: 'confirmed',
  came: true,
  decision: null,
  count: 1,
  ...given,
});

describe('the standing of a retreat', () => {
  it('counts presence and decisions of those who hold a seat', () => {
    const standing = standingOf([
      counted({ decision: 'met', count: 28 }),
      counted({ decision: 'missed', count: 6 }),
      counted({ state: 'reconfirming', came: false, count: 7 }),
      counted({ state: 'declined', came: false, count: 3 }),
      counted({ state: 'declined', came: true, count: 1 }),
      counted({ state: null, count: 2 }),
    ]);
    expect(standing).toEqual({
      registrations: { confirmed: 34, reconfirming: 7, declined: 4 },
      seated: 41,
      presence: { came: 34, notYet: 7 },
      decisions: { met: 28, missed: 6, open: 7 },
    });
  });
});
