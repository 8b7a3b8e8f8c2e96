import { z } from 'zod';
import { defineEvent } from '../core/event.js';
import { CalendarDay, Instant, PersonId, UnitCode } from '../core/primitives.js';
import { defineTopic } from '../core/topic.js';
import { ErasureReason, PositionChangeReason, positionFacts, UnitKind } from './vocabulary.js';

const position = { ...positionFacts, unitCode: UnitCode };

export const personTopic = defineTopic({
  name: 'korsa.registration.person.events.v1',
  owner: 'registration',
  key: 'personId',
  partitions: 6,
  // A service that comes later learns the whole directory from here.
  retentionDays: 730,
  dataclass: 'internal',
  events: {
    /** Somebody entered the directory. Who it is stays in the registration service. */
    PersonEnrolled: defineEvent(1, { ...position, enrolledAt: Instant }),
    /** A person moved to another position or unit. */
    PersonPositionChanged: defineEvent(1, {
      ...position,
      before: z.object(position),
      reason: PositionChangeReason,
      effectiveOn: CalendarDay,
      changedAt: Instant,
    }),
    /** The personal data of this id are gone; the id stays as a pseudonym. */
    PersonErased: defineEvent(1, { reason: ErasureReason, erasedAt: Instant }),
  },
});

const unit = {
  unitName: z.string().min(2).max(150).describe('Official name of the unit'),
  kind: UnitKind,
  parentCode: UnitCode.nullable().describe('null at the top of a city'),
  headPersonId: PersonId.nullable().describe('null while unknown or vacant'),
  validFrom: CalendarDay,
};

export const workUnitTopic = defineTopic({
  name: 'korsa.registration.work-unit.events.v1',
  owner: 'registration',
  key: 'unitCode',
  partitions: 3,
  // A service that comes later learns the whole directory from here.
  retentionDays: 730,
  dataclass: 'internal',
  events: {
    WorkUnitRegistered: defineEvent(1, unit),
    /** The unit as it is now; a new head counts as a change. */
    WorkUnitChanged: defineEvent(1, unit),
    WorkUnitClosed: defineEvent(1, {
      validTo: CalendarDay.describe('Last day of the unit'),
      successorCode: UnitCode.nullable().describe('The unit that took over, if any'),
    }),
  },
});
