import { defineAggregate } from '@korsa/store';
import type { KnownRetreat } from '../domain/known-retreat.js';

export const knownRetreatAggregate = defineAggregate<KnownRetreat>({
  name: 'retreat',
  collection: 'knownRetreats',
  fields: {
    status: String,
    title: String,
    operatorCode: String,
    period: { firstDay: String, lastDay: String },
    rescheduled: Number,
  },
  indexes: [{ keys: { cityCode: 1 } }],
});
