import { AggregateStore, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import type { Seating } from '../domain/seating.js';
import type { Seatings } from '../domain/seatings.js';
import { seatingAggregate } from './seating.aggregate.js';

@Injectable()
export class MongoSeatings extends AggregateStore<Seating> implements Seatings {
  constructor(store: Store) {
    super(store, seatingAggregate);
  }
}
