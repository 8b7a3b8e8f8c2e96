import { AggregateStore, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import type { Programme } from '../domain/programme.js';
import type { Programmes } from '../domain/programmes.js';
import { programmeAggregate } from './programme.aggregate.js';

@Injectable()
export class MongoProgrammes extends AggregateStore<Programme> implements Programmes {
  constructor(store: Store) {
    super(store, programmeAggregate);
  }
}
