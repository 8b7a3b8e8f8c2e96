import { describe, expect, it } from '@jest/globals';
import { aKnownRetreat, aRegistration, aSeating, later } from '../../../test/builders.js';
import { confirm, promote, requestReconfirmation } from './confirm.js';
import {
  ParticipationAlreadyConfirmed,
  RegistrationNotAwaitingAnswer,
  RetreatOver,
} from './registration.errors.js';

const { retreatId, personId } = aRegistration();
const participant = { retreatId, personId };
const announced = aKnownRetreat();
const moved = aKnownRetreat({ rescheduled: 1 });
const full = aSeating({ quota: 1, taken: 1, waitlist: ['other'] });

describe('confirm', () => {
  it('takes the seat and says so', () => {
    const { registration, seating } = confirm(aRegistration(), aSeating(), announced, later);
    expect(registration.state).toMatchObject({ status: 'confirmed', confirmedAt: later });
    expect(registration.events).toEqual([
      {
        type: 'ParticipationConfirmed',
        data: { ...participant, basis: 'answer', confirmedAt: later },
      },
    ]);
    expect(seating.state).toEqual(aSeating({ taken: 1 }));
  });

  it('waits when every seat is taken', () => {
    const { registration, seating } = confirm(aRegistration(), full, announced, later);
    expect(registration.state).toMatchObject({ status: 'waitlisted', waitlistPosition: 2 });
    expect(registration.events).toEqual([
      {
        type: 'RegistrationWaitlisted',
        data: { ...participant, position: 2, waitlistedAt: later },
      },
    ]);
    expect(seating.state.waitlist).toEqual(['other', aRegistration().id]);
  });

  it('keeps the seat when it is a yes to new days', () => {
    const asked = aRegistration({ status: 'reconfirming' });
    const { registration, seating } = confirm(asked, full, moved, later);
    expect(registration.state).toMatchObject({ status: 'confirmed', rescheduled: 1 });
    expect(registration.events).toEqual([
      {
        type: 'ParticipationConfirmed',
        data: { ...participant, basis: 'reconfirmation', confirmedAt: later },
      },
    ]);
    expect(seating.state).toBe(full);
  });

  it.each(['confirmed', 'waitlisted'] as const)('refuses a second yes when %s', (status) => {
    expect(() => confirm(aRegistration({ status }), aSeating(), announced, later)).toThrow(
      ParticipationAlreadyConfirmed,
    );
  });

  it.each(['rejected', 'declined', 'substituted', 'cancelled'] as const)(
    'refuses a registration that is %s',
    (status) => {
      expect(() => confirm(aRegistration({ status }), aSeating(), announced, later)).toThrow(
        RegistrationNotAwaitingAnswer,
      );
    },
  );

  it.each(['closed', 'cancelled'] as const)('refuses when the retreat is %s', (status) => {
    const retreat = aKnownRetreat({ status });
    expect(() => confirm(aRegistration(), aSeating(), retreat, later)).toThrow(RetreatOver);
  });
});

describe('requestReconfirmation', () => {
  it('asks who said yes to the old days', () => {
    const confirmed = aRegistration({ status: 'confirmed' });
    const { state, events } = requestReconfirmation(confirmed, moved, later);
    expect(state).toMatchObject({ status: 'reconfirming', rescheduled: 1 });
    expect(events).toEqual([
      { type: 'ReconfirmationRequested', data: { ...participant, requestedAt: later } },
    ]);
  });

  it('asks again when the days move again before the answer', () => {
    const asked = aRegistration({ status: 'reconfirming', rescheduled: 1 });
    const again = aKnownRetreat({ rescheduled: 2 });
    expect(requestReconfirmation(asked, again, later).events).toHaveLength(1);
  });

  it.each([
    ['said yes to the new days', aRegistration({ status: 'confirmed', rescheduled: 1 })],
    ['has not answered', aRegistration()],
    ['waits', aRegistration({ status: 'waitlisted' })],
    ['declined', aRegistration({ status: 'declined' })],
  ])('leaves who %s alone', (_who, registration) => {
    expect(requestReconfirmation(registration, moved, later)).toEqual({
      state: registration,
      events: [],
    });
  });
});

describe('promote', () => {
  const waiting = aRegistration({ status: 'waitlisted', waitlistPosition: 1 });
  const promoted = {
    type: 'RegistrationPromoted',
    data: { ...participant, promotedAt: later },
  };

  it('confirms, because the yes was given before', () => {
    const { state, events } = promote(waiting, announced, later);
    expect(state).toMatchObject({
      status: 'confirmed',
      confirmedAt: later,
      waitlistPosition: null,
    });
    expect(events).toEqual([promoted]);
  });

  it('asks for a new yes when the days have moved since', () => {
    const { state, events } = promote(waiting, moved, later);
    expect(state).toMatchObject({ status: 'reconfirming', rescheduled: 1 });
    expect(events).toEqual([
      promoted,
      { type: 'ReconfirmationRequested', data: { ...participant, requestedAt: later } },
    ]);
  });
});
