import { defineAggregate } from '@korsa/store';
import type { Retreat } from '../domain/retreat.js';

export const retreatAggregate = defineAggregate<Retreat>({
  name: 'retreat',
  collection: 'retreats',
  fields: {
    operatorCode: String,
    hostCode: String,
    firstDay: String,
    lastDay: String,
    timeZone: String,
    status: String,
    closedAt: String,
    sessionIds: [String],
  },
  indexes: [{ keys: { cityCode: 1 } }],
});
