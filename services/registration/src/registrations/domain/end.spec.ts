import { describe, expect, it } from '@jest/globals';
import { aKnownRetreat, aRegistration, aSeating, later } from '../../../test/builders.js';
import { end, endWithRetreat, successorOf } from './end.js';
import { RegistrationNotActive, RetreatOver } from './registration.errors.js';

const retreat = aKnownRetreat();
const waiting = aRegistration({ id: 'b2', personId: 'a2', status: 'waitlisted' });
const confirmed = aRegistration({ status: 'confirmed' });
const full = aSeating({ quota: 1, taken: 1, waitlist: ['b2'] });
const declined = { how: 'declined', reason: 'duty' } as const;

describe('end', () => {
  it('gives the seat to the first who waits, in the same decision', () => {
    const ended = end(confirmed, full, retreat, waiting, declined, later);
    expect(ended.registration.state).toMatchObject({
      status: 'declined',
      endReason: 'duty',
      endedAt: later,
    });
    expect(ended.registration.events).toEqual([
      {
        type: 'ParticipationDeclined',
        data: expect.objectContaining({ reason: 'duty', seatReleased: true, declinedAt: later }),
      },
    ]);
    expect(ended.seating.state).toEqual({ ...full, waitlist: [] });
    expect(ended.promoted?.state).toMatchObject({ id: 'b2', status: 'confirmed' });
  });

  it('frees the seat when nobody waits', () => {
    const { seating, promoted } = end(
      aRegistration({ status: 'reconfirming' }),
      aSeating({ taken: 3 }),
      retreat,
      undefined,
      declined,
      later,
    );
    expect(seating.state.taken).toBe(2);
    expect(promoted).toBeUndefined();
  });

  it('leaves the wait-list without touching a seat', () => {
    const { registration, seating } = end(waiting, full, retreat, undefined, declined, later);
    expect(seating.state).toEqual({ ...full, waitlist: [] });
    expect(registration.events[0]?.data).toMatchObject({ seatReleased: false });
  });

  it('tells a cancellation as one', () => {
    const cancelled = { how: 'cancelled', reason: 'entered-in-error' } as const;
    const { registration } = end(aRegistration(), full, retreat, undefined, cancelled, later);
    expect(registration.events).toEqual([
      {
        type: 'RegistrationCancelled',
        data: expect.objectContaining({ reason: 'entered-in-error', seatReleased: false }),
      },
    ]);
  });

  it.each(['rejected', 'declined', 'substituted', 'cancelled'] as const)(
    'refuses a registration that is %s',
    (status) => {
      const gone = aRegistration({ status });
      expect(() => end(gone, full, retreat, undefined, declined, later)).toThrow(
        RegistrationNotActive,
      );
    },
  );

  it.each(['closed', 'cancelled'] as const)('refuses once the retreat is %s', (status) => {
    const over = aKnownRetreat({ status });
    const inError = { how: 'cancelled', reason: 'entered-in-error' } as const;
    const withRetreat = { how: 'cancelled', reason: 'retreat-cancelled' } as const;
    for (const ending of [declined, inError, withRetreat])
      expect(() => end(confirmed, full, over, undefined, ending, later)).toThrow(RetreatOver);
  });

  it('happens before anything is heard of the retreat', () => {
    const { registration } = end(confirmed, full, undefined, undefined, declined, later);
    expect(registration.state.status).toBe('declined');
  });
});

describe('endWithRetreat', () => {
  it('gives the seat to nobody, whoever waits', () => {
    const { registration, seating } = endWithRetreat(confirmed, full, later);
    expect(registration.state).toMatchObject({
      status: 'cancelled',
      endReason: 'retreat-cancelled',
      endedAt: later,
    });
    expect(seating.state).toEqual({ ...full, taken: 0 });
  });
});

describe('successorOf', () => {
  it('is the first who waits for a seat', () => {
    expect(successorOf(confirmed, full)).toBe('b2');
  });

  it('is nobody when no seat comes back', () => {
    expect(successorOf(aRegistration(), full)).toBeUndefined();
  });
});
