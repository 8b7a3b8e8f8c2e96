import { describe, expect, it } from '@jest/globals';
import {
  aKnownRetreat,
  aRegistration,
  aSeating,
  later,
  retreatId,
  someFacts,
} from '../../../test/builders.js';
import type { Registration, RegistrationEvent } from './registration.js';
import { substitute, type Substitute } from './substitute.js';

const taker = {
  id: 'b2',
  cityCode: '33.71',
  retreatId,
  personId: 'a2',
  facts: someFacts({ unitCode: '33.71.dinkes' }),
  group: null,
};
const eligible: Substitute = { nomination: taker, refusals: [], before: undefined };
const seating = aSeating({ quota: 1, taken: 1, waitlist: ['x', aRegistration().id] });
const now = {
  seating,
  retreat: aKnownRetreat(),
  representation: 'eligible',
  reason: 'rotated',
} as const;

const types = (events: readonly RegistrationEvent[]) => events.map(({ type }) => type);
const left = (status: Registration['status']) => aRegistration({ status });

describe('substitute', () => {
  it('tells at the registration that is left who comes instead', () => {
    const substitution = substitute(left('confirmed'), eligible, now, later);
    expect(substitution.left.state).toMatchObject({
      status: 'substituted',
      endReason: 'rotated',
      substitutedBy: 'b2',
    });
    expect(substitution.left.events).toEqual([
      {
        type: 'ParticipantSubstituted',
        data: {
          retreatId,
          personId: aRegistration().personId,
          newPersonId: 'a2',
          newRegistrationId: 'b2',
          reason: 'rotated',
          substitutedAt: later,
        },
      },
    ]);
  });

  it.each([
    ['nominated', 'nominated', ['ParticipantNominated']],
    ['confirmed', 'confirmed', ['ParticipantNominated', 'ParticipationConfirmed']],
    ['waitlisted', 'waitlisted', ['ParticipantNominated', 'RegistrationWaitlisted']],
    [
      'reconfirming',
      'reconfirming',
      ['ParticipantNominated', 'ParticipationConfirmed', 'ReconfirmationRequested'],
    ],
  ] as const)('takes a place over that is %s', (before, after, told) => {
    const { taken } = substitute(left(before), eligible, now, later);
    expect(taken.state).toMatchObject({
      id: 'b2',
      status: after,
      substituteFor: aRegistration().id,
      facts: taker.facts,
    });
    expect(types(taken.events)).toEqual(told);
  });

  it('says that the seat is taken over, not that somebody said yes', () => {
    const { taken } = substitute(left('confirmed'), eligible, now, later);
    expect(taken.events[1]?.data).toMatchObject({ basis: 'substitution' });
  });

  it('keeps the seats and the place on the wait-list', () => {
    const substitution = substitute(left('waitlisted'), eligible, now, later);
    expect(substitution.seating.state).toEqual({ ...seating, waitlist: ['x', 'b2'] });
    expect(substitution.taken.state.waitlistPosition).toBe(2);
  });

  it('asks for a yes when the days have moved and the question is still on its way', () => {
    const moved = { ...now, retreat: aKnownRetreat({ rescheduled: 1 }) };
    const { taken } = substitute(left('confirmed'), eligible, moved, later);
    expect(taken.state).toMatchObject({ status: 'reconfirming', rescheduled: 1 });
  });

  it('comes back to who left before', () => {
    const before = aRegistration({ id: 'b2', personId: 'a2', status: 'declined' });
    const { taken } = substitute(left('nominated'), { ...eligible, before }, now, later);
    expect(taken.state.status).toBe('nominated');
  });

  it.each([
    ['a person with a place', { ...eligible, before: left('nominated') }, now, 'already-nominated'],
    [
      'a person whom the rule does not admit',
      {
        ...eligible,
        refusals: [{ reason: 'eselon-not-eligible', actual: 'IV.a', admitted: [] }],
      },
      now,
      'substitute-not-eligible',
    ],
    [
      'another unit where the policy wants the same',
      eligible,
      { ...now, representation: 'eligible-same-unit' },
      'substitute-not-eligible',
    ],
    [
      'anybody where the policy allows none',
      eligible,
      { ...now, representation: 'not-allowed' },
      'substitution-not-allowed',
    ],
    [
      'when the retreat is over',
      eligible,
      { ...now, retreat: aKnownRetreat({ status: 'closed' }) },
      'retreat-over',
    ],
  ] as const)('refuses %s', (_who, who, circumstances, code) => {
    const attempt = () => substitute(left('confirmed'), who, circumstances, later);
    expect(attempt).toThrow(expect.objectContaining({ code }));
  });

  it('refuses a place that was given up before', () => {
    expect(() => substitute(left('declined'), eligible, now, later)).toThrow(
      expect.objectContaining({ code: 'registration-not-active' }),
    );
  });
});
