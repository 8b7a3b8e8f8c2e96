import { AggregateStore, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import type { Registration, RegistrationEvent } from '../domain/registration.js';
import type { Registrations } from '../domain/registrations.js';
import { registrationAggregate } from './registration.aggregate.js';

@Injectable()
export class MongoRegistrations
  extends AggregateStore<Registration, RegistrationEvent>
  implements Registrations
{
  constructor(store: Store) {
    super(store, registrationAggregate);
  }
}
