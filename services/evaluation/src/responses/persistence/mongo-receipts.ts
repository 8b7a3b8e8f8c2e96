import { AggregateStore, defineAggregate, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { Receipts, type Receipt } from '../domain/receipt.js';

export const receiptAggregate = defineAggregate<Receipt>({
  name: 'receipt',
  collection: 'receipts',
  fields: { retreatId: String, wave: String, command: String },
});

@Injectable()
export class MongoReceipts extends AggregateStore<Receipt> implements Receipts {
  constructor(store: Store) {
    super(store, receiptAggregate);
  }
}
