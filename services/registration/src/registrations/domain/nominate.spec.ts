import { describe, expect, it } from '@jest/globals';
import { aRegistration, later, noon, retreatId, someFacts } from '../../../test/builders.js';
import { nominate, type Nomination } from './nominate.js';
import { AlreadyNominated } from './registration.errors.js';
import type { Refusal } from './registration.js';

const { id, cityCode, personId } = aRegistration();
const nomination: Nomination = {
  id,
  cityCode,
  retreatId,
  personId,
  facts: someFacts(),
  group: '1',
};
const refusal: Refusal = { reason: 'eselon-not-eligible', actual: 'IV.a', admitted: ['II.b'] };

describe('nominate', () => {
  it('tells the facts of the moment', () => {
    expect(nominate(undefined, nomination, [], noon)).toEqual({
      state: aRegistration({ group: '1' }),
      events: [
        {
          type: 'ParticipantNominated',
          data: {
            retreatId,
            personId,
            ...someFacts(),
            group: '1',
            substituteFor: null,
            nominatedAt: noon,
          },
        },
      ],
    });
  });

  it('registers who is not admitted as rejected, with the reasons', () => {
    const { state, events } = nominate(undefined, nomination, [refusal], noon);
    expect(state).toMatchObject({ status: 'rejected', refusals: [refusal] });
    expect(events).toEqual([
      {
        type: 'RegistrationRejected',
        data: expect.objectContaining({ reasons: ['eselon-not-eligible'], rejectedAt: noon }),
      },
    ]);
  });

  it.each(['nominated', 'confirmed', 'waitlisted', 'reconfirming'] as const)(
    'refuses a person who is %s',
    (status) => {
      expect(() => nominate(aRegistration({ status }), nomination, [], later)).toThrow(
        AlreadyNominated,
      );
    },
  );

  it.each(['rejected', 'declined', 'substituted', 'cancelled'] as const)(
    'begins again for a person who is %s',
    (status) => {
      const before = aRegistration({ status, endedAt: noon, endReason: 'duty' });
      expect(nominate(before, nomination, [], later).state).toEqual(
        aRegistration({ group: '1', nominatedAt: later }),
      );
    },
  );

  it('tells the same rejection once', () => {
    const { state } = nominate(undefined, nomination, [refusal], noon);
    expect(nominate(state, nomination, [refusal], later)).toEqual({ state, events: [] });
  });

  it('tells a rejection for another reason', () => {
    const { state } = nominate(undefined, nomination, [refusal], noon);
    const other = { ...refusal, reason: 'outside-window' as const };
    expect(nominate(state, nomination, [other], later).events).toHaveLength(1);
  });
});
