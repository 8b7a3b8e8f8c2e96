import { defineAggregate } from '@korsa/store';
import type { Participant } from '../domain/participant.js';

export const participantAggregate = defineAggregate<Participant>({
  name: 'registration',
  collection: 'participants',
  fields: {
    retreatId: String,
    personId: String,
    unitCode: String,
    officeKind: String,
    status: String,
  },
  indexes: [{ keys: { cityCode: 1, retreatId: 1 } }],
});
