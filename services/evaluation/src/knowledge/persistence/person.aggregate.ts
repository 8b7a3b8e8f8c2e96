import { defineAggregate } from '@korsa/store';
import type { Person } from '../domain/person.js';

export const personAggregate = defineAggregate<Person>({
  name: 'person',
  collection: 'persons',
  fields: { unitCode: String, erased: Boolean },
});
