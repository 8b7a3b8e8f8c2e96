import { decide, keep, type Decision, type Instant } from '@korsa/domain';
import {
  ParticipationAlreadyConfirmed,
  RegistrationNotAwaitingAnswer,
} from './registration.errors.js';
import {
  holdsSeat,
  isOutdated,
  participantOf,
  refuseOver,
  type Registration,
  type RegistrationEvent,
  type RetreatNow,
} from './registration.js';
import { claim, type Seating } from './seating.js';

interface Confirmation {
  readonly registration: Decision<Registration, RegistrationEvent>;
  readonly seating: Decision<Seating>;
}

/** A yes: takes a seat, or a place on the wait-list; the yes to new days keeps the seat that is held. */
export function confirm(
  registration: Registration,
  seating: Seating,
  retreat: RetreatNow | undefined,
  at: Instant,
): Confirmation {
  refuseAnswer(registration, retreat);
  const rescheduled = retreat?.rescheduled ?? 0;
  if (registration.status === 'reconfirming') {
    return {
      registration: confirmed({ ...registration, rescheduled }, 'reconfirmation', at),
      seating: keep(seating),
    };
  }
  const { seating: next, position } = claim(seating, registration.id);
  const answered = { ...registration, rescheduled };
  return {
    registration:
      position === null ? confirmed(answered, 'answer', at) : waitlisted(answered, position, at),
    seating: decide(next, []),
  };
}

/** Asks for a new yes when the retreat was moved after the last one; otherwise leaves it as it is. */
export function requestReconfirmation(
  registration: Registration,
  retreat: RetreatNow,
  at: Instant,
): Decision<Registration, RegistrationEvent> {
  if (!holdsSeat(registration) || !isOutdated(registration, retreat)) return keep(registration);
  return asked(registration, retreat, [], at);
}

/** A seat for the first who waits. The yes given before counts, unless the retreat was moved since. */
export function promote(
  registration: Registration,
  retreat: RetreatNow | undefined,
  at: Instant,
): Decision<Registration, RegistrationEvent> {
  const promoted: Registration = {
    ...registration,
    status: 'confirmed',
    confirmedAt: at,
    waitlistPosition: null,
  };
  const events: RegistrationEvent[] = [
    { type: 'RegistrationPromoted', data: { ...participantOf(registration), promotedAt: at } },
  ];
  if (!retreat || !isOutdated(registration, retreat)) return decide(promoted, events);
  return asked(promoted, retreat, events, at);
}

function refuseAnswer(registration: Registration, retreat: RetreatNow | undefined): void {
  const { id, status, retreatId } = registration;
  if (status === 'confirmed' || status === 'waitlisted')
    throw new ParticipationAlreadyConfirmed(id);
  if (status !== 'nominated' && status !== 'reconfirming')
    throw new RegistrationNotAwaitingAnswer(status);
  refuseOver(retreatId, retreat);
}

function confirmed(
  registration: Registration,
  basis: 'answer' | 'reconfirmation',
  at: Instant,
): Decision<Registration, RegistrationEvent> {
  return decide({ ...registration, status: 'confirmed', confirmedAt: at }, [
    {
      type: 'ParticipationConfirmed',
      data: { ...participantOf(registration), basis, confirmedAt: at },
    },
  ]);
}

function waitlisted(
  registration: Registration,
  position: number,
  at: Instant,
): Decision<Registration, RegistrationEvent> {
  return decide({ ...registration, status: 'waitlisted', waitlistPosition: position }, [
    {
      type: 'RegistrationWaitlisted',
      data: { ...participantOf(registration), position, waitlistedAt: at },
    },
  ]);
}

function asked(
  registration: Registration,
  { rescheduled }: RetreatNow,
  before: readonly RegistrationEvent[],
  at: Instant,
): Decision<Registration, RegistrationEvent> {
  return decide({ ...registration, status: 'reconfirming', rescheduled }, [
    ...before,
    { type: 'ReconfirmationRequested', data: { ...participantOf(registration), requestedAt: at } },
  ]);
}
