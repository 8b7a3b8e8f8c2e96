import { defineAggregate } from '@korsa/store';
import type { Attendee } from '../domain/attendee.js';

export const attendeeAggregate = defineAggregate<Attendee>({
  name: 'registration',
  collection: 'attendees',
  readOften: true,
  fields: { retreatId: String, personId: String, status: String, category: String },
  indexes: [{ keys: { cityCode: 1, retreatId: 1, status: 1 } }],
});
