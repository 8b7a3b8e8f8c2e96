import { presenceTopic, type EventsOf } from '@korsa/contracts';
import { decide, type AggregateState, type Decision } from '@korsa/domain';
import { defineAggregate } from '@korsa/store';
import { benchId } from './ids.js';

export type PresenceEvent = EventsOf<typeof presenceTopic>;

/** A presence reduced to what the measurements need: how many check-ins it has. */
export interface BenchPresence extends AggregateState {
  readonly retreatId: string;
  readonly checkIns: number;
}

export const benchPresenceAggregate = defineAggregate<BenchPresence>({
  name: 'presence',
  collection: 'presences',
  topic: presenceTopic,
  fields: { retreatId: String, checkIns: Number },
});

/** One more check-in, with its event. */
export function checkedIn(
  state: BenchPresence,
  session: number,
): Decision<BenchPresence, PresenceEvent> {
  const at = '2025-11-05T00:25:00.000Z';
  return decide({ ...state, checkIns: state.checkIns + 1 }, [
    {
      type: 'CheckedIn',
      data: {
        retreatId: state.retreatId,
        sessionId: benchId.session(session),
        gateId: benchId.gate(1),
        method: 'qr',
        scannedAt: at,
        receivedAt: at,
        lateMinutes: 0,
        punctuality: 'on-time',
      },
    },
  ]);
}

export function newPresence(index: number): BenchPresence {
  return {
    id: benchId.registration(index),
    cityCode: '33.71',
    retreatId: benchId.retreat(1),
    checkIns: 0,
  };
}
