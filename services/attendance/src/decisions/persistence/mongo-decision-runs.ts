import { AggregateStore, defineAggregate, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import type { DecisionRun, SerialCounter } from '../domain/decision-run.js';
import type { DecisionRuns, SerialCounters } from '../domain/decision-runs.js';

export const decisionRunAggregate = defineAggregate<DecisionRun>({
  name: 'decision run',
  collection: 'decisionRuns',
  fields: {
    confirmedBy: String,
    startedAt: String,
    roll: [{ registrationId: String, personId: String, category: String, serial: Number }],
  },
});

export const serialCounterAggregate = defineAggregate<SerialCounter>({
  name: 'serial counter',
  collection: 'serialCounters',
  fields: { last: Number },
});

@Injectable()
export class MongoDecisionRuns extends AggregateStore<DecisionRun> implements DecisionRuns {
  constructor(store: Store) {
    super(store, decisionRunAggregate);
  }
}

@Injectable()
export class MongoSerialCounters extends AggregateStore<SerialCounter> implements SerialCounters {
  constructor(store: Store) {
    super(store, serialCounterAggregate);
  }
}
