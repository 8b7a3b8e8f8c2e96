import { decide, type Decision, type Instant } from '@korsa/domain';
import { promote } from './confirm.js';
import {
  holdsSeat,
  participantOf,
  refuseLeaving,
  type EventData,
  type Registration,
  type RegistrationEvent,
  type RetreatNow,
} from './registration.js';
import { giveBack, leaveWaitlist, passOn, type Seating } from './seating.js';

/** How a registration ends before the retreat: the participant says no, or the city takes it back. */
export type Ending =
  | { readonly how: 'declined'; readonly reason: EventData<'ParticipationDeclined'>['reason'] }
  | { readonly how: 'cancelled'; readonly reason: EventData<'RegistrationCancelled'>['reason'] };

interface Ended {
  readonly registration: Decision<Registration, RegistrationEvent>;
  readonly seating: Decision<Seating>;
  readonly promoted: Decision<Registration, RegistrationEvent> | undefined;
}

/** Who gets the seat when this registration ends; nobody when it holds none. */
export function successorOf(registration: Registration, seating: Seating): string | undefined {
  return holdsSeat(registration) ? seating.waitlist[0] : undefined;
}

/**
 * Ends a registration while the retreat is not over: who stayed away then is known by the attendance. A seat it held
 * goes to `successor`, the one that `successorOf` names.
 */
export function end(
  registration: Registration,
  seating: Seating,
  retreat: RetreatNow | undefined,
  successor: Registration | undefined,
  ending: Ending,
  at: Instant,
): Ended {
  refuseLeaving(registration, retreat);
  return {
    registration: ended(registration, ending, at),
    seating: decide(seatingAfter(registration, seating, successor), []),
    promoted: successor && promote(successor, retreat, at),
  };
}

/** Ends an active registration because its retreat was cancelled: nobody gets the seat. */
export function endWithRetreat(
  registration: Registration,
  seating: Seating,
  at: Instant,
): Omit<Ended, 'promoted'> {
  return {
    registration: ended(registration, { how: 'cancelled', reason: 'retreat-cancelled' }, at),
    seating: decide(seatingAfter(registration, seating, undefined), []),
  };
}

function ended(
  registration: Registration,
  ending: Ending,
  at: Instant,
): Decision<Registration, RegistrationEvent> {
  const state: Registration = {
    ...registration,
    status: ending.how,
    endedAt: at,
    endReason: ending.reason,
  };
  return decide(state, [told(registration, ending, at)]);
}

function told(registration: Registration, ending: Ending, at: Instant): RegistrationEvent {
  const data = { ...participantOf(registration), seatReleased: holdsSeat(registration) };
  return ending.how === 'declined'
    ? {
        type: 'ParticipationDeclined',
        data: { ...data, reason: ending.reason, declinedAt: at },
      }
    : {
        type: 'RegistrationCancelled',
        data: { ...data, reason: ending.reason, cancelledAt: at },
      };
}

function seatingAfter(
  registration: Registration,
  seating: Seating,
  successor: Registration | undefined,
): Seating {
  if (!holdsSeat(registration)) return leaveWaitlist(seating, registration.id);
  return successor ? passOn(seating) : giveBack(seating);
}
