import { impactTopic } from '@korsa/contracts';
import { AggregateStore, defineAggregate, Store, structured } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { Impacts, type Impact, type ImpactEvent } from '../domain/impact.js';

export const impactAggregate = defineAggregate<Impact>({
  name: 'impact report',
  collection: 'impacts',
  topic: impactTopic,
  fields: { report: structured },
});

@Injectable()
export class MongoImpacts extends AggregateStore<Impact, ImpactEvent> implements Impacts {
  constructor(store: Store) {
    super(store, impactAggregate);
  }
}
