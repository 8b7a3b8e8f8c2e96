import { AggregateStore, defineAggregate, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import type { Gate } from '../domain/gate.js';
import type { Gates } from '../domain/gates.js';

export const gateAggregate = defineAggregate<Gate>({
  name: 'gate',
  collection: 'gates',
  readOften: true,
  fields: { retreatId: String, label: String, registeredAt: String },
  indexes: [{ keys: { cityCode: 1, retreatId: 1 } }],
});

@Injectable()
export class MongoGates extends AggregateStore<Gate> implements Gates {
  constructor(store: Store) {
    super(store, gateAggregate);
  }
}
