import { AggregateStore, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import type { Intake, IntakeEvent } from '../domain/intake.js';
import type { Intakes } from '../domain/intakes.js';
import { intakeAggregate } from './intake.aggregate.js';

@Injectable()
export class MongoIntakes extends AggregateStore<Intake, IntakeEvent> implements Intakes {
  constructor(store: Store) {
    super(store, intakeAggregate);
  }
}
