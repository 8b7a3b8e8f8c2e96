import { presenceTopic } from '@korsa/contracts';
import { AggregateStore, defineAggregate, Store, structured } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import type { Presence, PresenceEvent } from '../domain/presence.js';
import type { Presences } from '../domain/presences.js';

const seen = {
  scanId: String,
  gateId: String,
  method: String,
  scannedAt: String,
  receivedAt: String,
} as const;

export const presenceAggregate = defineAggregate<Presence>({
  name: 'presence',
  collection: 'presences',
  topic: presenceTopic,
  fields: {
    retreatId: String,
    records: [
      {
        sessionId: String,
        arrival: { ...seen, lateMinutes: Number, punctuality: String },
        departure: { ...seen, earlyMinutes: Number },
        excuse: { reason: String, document: String, excusedBy: String, excusedAt: String },
        correctedAt: String,
        voided: [String],
      },
    ],
    warning: String,
    decision: structured,
  },
  indexes: [{ keys: { cityCode: 1, retreatId: 1 } }],
});

@Injectable()
export class MongoPresences extends AggregateStore<Presence, PresenceEvent> implements Presences {
  constructor(store: Store) {
    super(store, presenceAggregate);
  }
}
