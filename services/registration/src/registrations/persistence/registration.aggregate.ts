import { registrationTopic } from '@korsa/contracts';
import { defineAggregate, structured } from '@korsa/store';
import type { Registration } from '../domain/registration.js';

export const registrationAggregate = defineAggregate<Registration>({
  name: 'registration',
  collection: 'registrations',
  topic: registrationTopic,
  fields: {
    retreatId: String,
    personId: String,
    status: String,
    facts: {
      category: String,
      positionKind: String,
      officeKind: String,
      eselon: String,
      functionalGrade: String,
      acting: Boolean,
      unitCode: String,
      unitKind: String,
    },
    group: String,
    refusals: structured,
    waitlistPosition: Number,
    nominatedAt: String,
    confirmedAt: String,
    endedAt: String,
    endReason: String,
    substituteFor: String,
    substitutedBy: String,
    rescheduled: Number,
  },
  indexes: [
    { keys: { cityCode: 1, retreatId: 1, status: 1 } },
    { keys: { cityCode: 1, personId: 1 } },
    { keys: { cityCode: 1, 'facts.unitCode': 1 } },
  ],
});
