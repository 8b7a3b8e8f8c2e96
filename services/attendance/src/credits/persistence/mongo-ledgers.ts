import { creditTopic } from '@korsa/contracts';
import { AggregateStore, defineAggregate, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import type { CreditEvent, Ledger } from '../domain/ledger.js';
import type { Ledgers } from '../domain/ledgers.js';

export const ledgerAggregate = defineAggregate<Ledger>({
  name: 'credit ledger of person',
  collection: 'ledgers',
  topic: creditTopic,
  fields: {
    category: String,
    entries: [
      {
        kind: String,
        jp: Number,
        year: Number,
        retreatId: String,
        registrationId: String,
        enteredAt: String,
      },
    ],
  },
});

@Injectable()
export class MongoLedgers extends AggregateStore<Ledger, CreditEvent> implements Ledgers {
  constructor(store: Store) {
    super(store, ledgerAggregate);
  }
}
