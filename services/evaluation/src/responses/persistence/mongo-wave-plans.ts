import { AggregateStore, defineAggregate, Store, structured } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { WavePlans, type WavePlan } from '../domain/wave-plan.js';

export const wavePlanAggregate = defineAggregate<WavePlan>({
  name: 'evaluation plan of retreat',
  collection: 'wavePlans',
  fields: { retreatClosedAt: String, nextAt: String, waves: structured },
  indexes: [
    {
      keys: { nextAt: 1 },
      where: { nextAt: { $type: 'string' } },
      acrossAreas: 'the timer looks for waves that are due in every city',
    },
  ],
});

@Injectable()
export class MongoWavePlans extends AggregateStore<WavePlan> implements WavePlans {
  constructor(store: Store) {
    super(store, wavePlanAggregate);
  }
}
