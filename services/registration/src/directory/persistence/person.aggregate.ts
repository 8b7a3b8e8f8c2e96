import { personTopic } from '@korsa/contracts';
import { defineAggregate, structured } from '@korsa/store';
import type { Person } from '../domain/person.js';

export const personAggregate = defineAggregate<Person>({
  name: 'person',
  collection: 'persons',
  topic: personTopic,
  fields: {
    identity: { nipFingerprint: String, sealed: structured },
    nipFormatValid: Boolean,
    verifiedAtBkn: Boolean,
    category: String,
    position: {
      title: String,
      kind: String,
      officeKind: String,
      eselon: String,
      functionalGrade: String,
      acting: Boolean,
    },
    unitCode: String,
    enrolledAt: String,
    erasedAt: String,
  },
  indexes: [
    { keys: { cityCode: 1, unitCode: 1 } },
    {
      keys: { 'identity.nipFingerprint': 1 },
      unique: true,
      where: { 'identity.nipFingerprint': { $type: 'string' } },
      acrossAreas: 'A NIP belongs to one person, whichever city enrols them.',
    },
  ],
});
