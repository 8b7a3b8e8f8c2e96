import { z } from 'zod';
import { defineEvent } from '../core/event.js';
import { Instant } from '../core/primitives.js';
import { defineTopic } from '../core/topic.js';
import { EligibilityRule, Quota, Representation } from './vocabulary.js';

export const intakeTopic = defineTopic({
  name: 'korsa.registration.intake.events.v1',
  owner: 'registration',
  key: 'retreatId',
  partitions: 3,
  retentionDays: 730,
  dataclass: 'internal',
  events: {
    /** Nominations are taken within the window. Said again when a closed intake is reopened. */
    IntakeOpened: defineEvent(1, {
      quota: Quota,
      opensAt: Instant,
      closesAt: Instant,
      rule: EligibilityRule,
      representation: Representation,
    }),
    IntakeQuotaChanged: defineEvent(1, {
      before: Quota,
      after: Quota,
      promoted: z.number().int().min(0).describe('How many of the wait-list got a seat by it'),
    }),
    /** No nominations any more; those nominated may still answer. */
    IntakeClosed: defineEvent(1, { closedAt: Instant }),
  },
});
