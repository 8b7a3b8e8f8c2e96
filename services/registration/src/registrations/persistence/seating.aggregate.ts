import { defineAggregate } from '@korsa/store';
import type { Seating } from '../domain/seating.js';

export const seatingAggregate = defineAggregate<Seating>({
  name: 'seating',
  collection: 'seatings',
  fields: { quota: Number, taken: Number, waitlist: [String] },
});
