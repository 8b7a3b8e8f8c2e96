import { AggregateStore, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import type { Person, PersonEvent } from '../domain/person.js';
import type { Persons } from '../domain/persons.js';
import { personAggregate } from './person.aggregate.js';

@Injectable()
export class MongoPersons extends AggregateStore<Person, PersonEvent> implements Persons {
  constructor(store: Store) {
    super(store, personAggregate);
  }
}
