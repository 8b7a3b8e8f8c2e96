import type { Instant } from '@korsa/domain';
import { stateOf, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { WavePlanQueries } from '../application/wave-plan.queries.js';
import type { WavePlan } from '../domain/wave-plan.js';
import { wavePlanAggregate } from './mongo-wave-plans.js';

@Injectable()
export class MongoWavePlanQueries extends WavePlanQueries {
  constructor(private readonly store: Store) {
    super();
  }

  async dueBy(at: Instant): Promise<WavePlan[]> {
    const found = await this.store
      .model(wavePlanAggregate)
      .find({ nextAt: { $type: 'string', $lte: at } })
      .sort({ nextAt: 1 })
      .limit(100)
      .lean();
    return found.map((document) => stateOf<WavePlan>(document));
  }
}
