import { z } from 'zod';
import { defineEvent } from '../core/event.js';
import { Instant, PersonId, RegistrationId, RetreatId, UnitCode } from '../core/primitives.js';
import { defineTopic, type Topic } from '../core/topic.js';
import { positionFacts, RefusalReason, RegistrationStatus, UnitKind } from './vocabulary.js';

/** Registrations as they stand: for those who come after the events of a registration are gone. */
export const registrationStateTopic = defineTopic({
  name: 'korsa.registration.registration.state.v1',
  owner: 'registration',
  key: 'registrationId',
  partitions: 6,
  retentionDays: 0,
  dataclass: 'internal',
  events: {
    /** What every event of the registration up to this sequence comes to. */
    RegistrationSnapshotted: defineEvent(1, {
      retreatId: RetreatId,
      personId: PersonId,
      status: RegistrationStatus,
      ...positionFacts,
      unitCode: UnitCode,
      unitKind: UnitKind,
      group: z.string().min(1).max(20).nullable(),
      refusals: z.array(RefusalReason).describe('Why the rule does not admit the nominee'),
      substituteFor: RegistrationId.nullable(),
      substitutedBy: RegistrationId.nullable(),
      nominatedAt: Instant,
      confirmedAt: Instant.nullable(),
      endedAt: Instant.nullable().describe('Why is not kept: it may be about health'),
    }),
  },
});

export const registrationStateTopics: readonly Topic[] = [registrationStateTopic];
