import { AggregateStore, defineAggregate, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import type { Policies } from '../domain/policies.js';
import type { Policy } from '../domain/policy.js';

export const policyAggregate = defineAggregate<Policy>({
  name: 'attendance policy of retreat',
  collection: 'policies',
  readOften: true,
  fields: {
    thresholdPercent: Number,
    excusesThatCount: [String],
    doorsOpenMinutes: Number,
    lateAfterMinutes: Number,
    tooLateAfterMinutes: Number,
    missedAfterHours: Number,
    creditRounding: String,
    assumed: [String],
  },
});

@Injectable()
export class MongoPolicies extends AggregateStore<Policy> implements Policies {
  constructor(store: Store) {
    super(store, policyAggregate);
  }
}
