import { AggregateStore, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import type { KnownRetreat } from '../domain/known-retreat.js';
import type { KnownRetreats } from '../domain/known-retreats.js';
import { knownRetreatAggregate } from './known-retreat.aggregate.js';

@Injectable()
export class MongoKnownRetreats extends AggregateStore<KnownRetreat> implements KnownRetreats {
  constructor(store: Store) {
    super(store, knownRetreatAggregate);
  }
}
