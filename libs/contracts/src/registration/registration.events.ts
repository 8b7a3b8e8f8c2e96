import { z } from 'zod';
import { defineEvent } from '../core/event.js';
import { Instant, PersonId, RegistrationId, RetreatId, UnitCode } from '../core/primitives.js';
import { defineTopic } from '../core/topic.js';
import {
  AbsenceReason,
  CancellationReason,
  positionFacts,
  RefusalReason,
  UnitKind,
} from './vocabulary.js';

const participant = { retreatId: RetreatId, personId: PersonId };
const nominee = {
  ...participant,
  ...positionFacts,
  unitCode: UnitCode,
  unitKind: UnitKind,
  group: z.string().min(1).max(20).nullable().describe('Group or platoon, when known'),
};
const seatReleased = z.boolean().describe('Whether a seat became free by it');

export const registrationTopic = defineTopic({
  name: 'korsa.registration.registration.events.v1',
  owner: 'registration',
  key: 'registrationId',
  partitions: 6,
  retentionDays: 30,
  dataclass: 'internal',
  events: {
    /** The city names a participant whom the rule admits; the facts are those of this moment. */
    ParticipantNominated: defineEvent(1, {
      ...nominee,
      substituteFor: RegistrationId.nullable().describe('The registration whose place is taken'),
      nominatedAt: Instant,
    }),
    /** The city named somebody whom the rule does not admit. */
    RegistrationRejected: defineEvent(1, {
      ...nominee,
      reasons: z.array(RefusalReason).min(1),
      rejectedAt: Instant,
    }),
    /** A participant said yes; a seat is theirs. */
    ParticipationConfirmed: defineEvent(1, {
      ...participant,
      basis: z
        .enum(['answer', 'reconfirmation', 'substitution'])
        .describe('substitution: takes over a confirmed seat by order of the city'),
      confirmedAt: Instant,
    }),
    ParticipationDeclined: defineEvent(1, {
      ...participant,
      reason: AbsenceReason,
      seatReleased,
      declinedAt: Instant,
    }),
    /** A participant said yes, but every seat is taken. */
    RegistrationWaitlisted: defineEvent(1, {
      ...participant,
      position: z.number().int().min(1).describe('Place on the wait-list at this moment'),
      waitlistedAt: Instant,
    }),
    /** A seat became free; the yes given before counts, so the participation is confirmed. */
    RegistrationPromoted: defineEvent(1, { ...participant, promotedAt: Instant }),
    /** The retreat moved after the yes; the seat is kept and a new answer is awaited. */
    ReconfirmationRequested: defineEvent(1, { ...participant, requestedAt: Instant }),
    /** Another person takes the place as it stands; told at the registration that is left. */
    ParticipantSubstituted: defineEvent(1, {
      ...participant,
      newPersonId: PersonId,
      newRegistrationId: RegistrationId,
      reason: AbsenceReason,
      substitutedAt: Instant,
    }),
    RegistrationCancelled: defineEvent(1, {
      ...participant,
      reason: CancellationReason,
      seatReleased,
      cancelledAt: Instant,
    }),
  },
});
