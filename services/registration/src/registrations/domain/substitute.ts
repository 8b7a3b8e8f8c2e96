import { decide, type Decision, type Instant } from '@korsa/domain';
import { refuseTwice, registered, type Nomination } from './nominate.js';
import { SubstituteNotEligible, SubstitutionNotAllowed } from './registration.errors.js';
import {
  holdsSeat,
  isOutdated,
  participantOf,
  refuseLeaving,
  type EventData,
  type Refusal,
  type Registration,
  type RegistrationEvent,
  type RetreatNow,
} from './registration.js';
import { positionOf, swapOnWaitlist, type Seating } from './seating.js';

export interface Substitute {
  readonly nomination: Nomination;
  readonly refusals: readonly Refusal[];
  /** An earlier registration of the same person, if there was one. */
  readonly before: Registration | undefined;
}

interface Substitution {
  readonly left: Decision<Registration, RegistrationEvent>;
  readonly taken: Decision<Registration, RegistrationEvent>;
  readonly seating: Decision<Seating>;
}

interface Circumstances {
  readonly seating: Seating;
  readonly retreat: RetreatNow | undefined;
  readonly representation: 'not-allowed' | 'eligible-same-unit' | 'eligible';
  readonly reason: EventData<'ParticipantSubstituted'>['reason'];
}

/** Another person takes the place as it stands: a seat, a place on the wait-list, or an open question. */
export function substitute(
  registration: Registration,
  { nomination, refusals, before }: Substitute,
  { seating, retreat, representation, reason }: Circumstances,
  at: Instant,
): Substitution {
  refuseLeaving(registration, retreat);
  if (representation === 'not-allowed') throw new SubstitutionNotAllowed();
  refuseTwice(before);
  refuseIneligible(registration, nomination, refusals, representation);
  const data = {
    ...participantOf(registration),
    newPersonId: nomination.personId,
    newRegistrationId: nomination.id,
    reason,
    substitutedAt: at,
  };
  const left: Registration = {
    ...registration,
    status: 'substituted',
    endedAt: at,
    endReason: reason,
    substitutedBy: nomination.id,
  };
  return {
    left: decide(left, [{ type: 'ParticipantSubstituted', data }]),
    taken: takeOver(registration, nomination, seating, retreat, at),
    seating: decide(swapOnWaitlist(seating, registration.id, nomination.id), []),
  };
}

function refuseIneligible(
  registration: Registration,
  nomination: Nomination,
  refusals: readonly Refusal[],
  representation: Circumstances['representation'],
): void {
  const otherUnit =
    representation === 'eligible-same-unit' &&
    nomination.facts.unitCode !== registration.facts.unitCode;
  const problems = [
    ...refusals.map(({ reason }) => ({ field: 'personId', rule: reason })),
    ...(otherUnit ? [{ field: 'personId', rule: 'other-unit' }] : []),
  ];
  if (problems.length > 0) throw new SubstituteNotEligible(problems);
}

function takeOver(
  left: Registration,
  nomination: Nomination,
  seating: Seating,
  retreat: RetreatNow | undefined,
  at: Instant,
): Decision<Registration, RegistrationEvent> {
  const { retreatId, personId, facts, group } = nomination;
  const nominated: RegistrationEvent = {
    type: 'ParticipantNominated',
    data: { retreatId, personId, ...facts, group, substituteFor: left.id, nominatedAt: at },
  };
  const state: Registration = {
    ...registered(nomination, 'nominated', at),
    substituteFor: left.id,
    rescheduled: left.rescheduled,
  };
  const participant = participantOf(state);
  if (holdsSeat(left)) return takeSeat(state, left, nominated, retreat, at);
  if (left.status === 'nominated') return decide(state, [nominated]);
  const position = positionOf(seating, left.id) ?? 1;
  return decide({ ...state, status: 'waitlisted', waitlistPosition: position }, [
    nominated,
    { type: 'RegistrationWaitlisted', data: { ...participant, position, waitlistedAt: at } },
  ]);
}

function takeSeat(
  state: Registration,
  left: Registration,
  nominated: RegistrationEvent,
  retreat: RetreatNow | undefined,
  at: Instant,
): Decision<Registration, RegistrationEvent> {
  const participant = participantOf(state);
  const seated: readonly RegistrationEvent[] = [
    nominated,
    {
      type: 'ParticipationConfirmed',
      data: { ...participant, basis: 'substitution', confirmedAt: at },
    },
  ];
  if (left.status === 'confirmed' && !isOutdated(left, retreat)) {
    return decide({ ...state, status: 'confirmed', confirmedAt: at }, seated);
  }
  const rescheduled = retreat?.rescheduled ?? state.rescheduled;
  return decide({ ...state, status: 'reconfirming', confirmedAt: at, rescheduled }, [
    ...seated,
    { type: 'ReconfirmationRequested', data: { ...participant, requestedAt: at } },
  ]);
}
