import { defineAggregate } from '@korsa/store';
import type { Programme } from '../domain/programme.js';

export const programmeAggregate = defineAggregate<Programme>({
  name: 'retreat',
  collection: 'programmes',
  readOften: true,
  fields: {
    operatorCode: String,
    lastDay: String,
    status: String,
    sessions: [
      {
        sessionId: String,
        startsAt: String,
        endsAt: String,
        plannedJp: Number,
        cancelled: Boolean,
      },
    ],
  },
  indexes: [{ keys: { cityCode: 1, 'sessions.sessionId': 1 } }],
});
