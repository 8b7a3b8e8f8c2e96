import { AggregateStore, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import type { Attendee } from '../domain/attendee.js';
import type { Attendees } from '../domain/attendees.js';
import { attendeeAggregate } from './attendee.aggregate.js';

@Injectable()
export class MongoAttendees extends AggregateStore<Attendee> implements Attendees {
  constructor(store: Store) {
    super(store, attendeeAggregate);
  }
}
