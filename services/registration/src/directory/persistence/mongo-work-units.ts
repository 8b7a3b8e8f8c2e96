import { AggregateStore, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import type { WorkUnit, WorkUnitEvent } from '../domain/work-unit.js';
import type { WorkUnits } from '../domain/work-units.js';
import { workUnitAggregate } from './work-unit.aggregate.js';

@Injectable()
export class MongoWorkUnits extends AggregateStore<WorkUnit, WorkUnitEvent> implements WorkUnits {
  constructor(store: Store) {
    super(store, workUnitAggregate);
  }
}
