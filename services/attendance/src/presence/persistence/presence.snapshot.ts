import { presenceStateTopic } from '@korsa/contracts';
import { defineSnapshot } from '@korsa/eventing';
import type { Arrival, Departure, SessionRecord } from '../domain/presence.js';
import { presenceAggregate } from './mongo-presences.js';

/**
 * What the events of a presence come to, so with the punctuality that the gate said. Why somebody was excused is left
 * out, because a snapshot is kept for good.
 */
export const presenceSnapshot = defineSnapshot(
  presenceAggregate,
  presenceStateTopic.PresenceSnapshotted,
  ({ retreatId, records, warning, decision }) => ({
    retreatId,
    sessions: records.map(sessionOf),
    warning,
    decision,
  }),
);

function sessionOf({ sessionId, arrival, departure, excuse }: SessionRecord) {
  return {
    sessionId,
    arrival: arrival && {
      ...scanOf(arrival),
      lateMinutes: arrival.lateMinutes,
      punctuality: arrival.punctuality,
    },
    departure: departure && { ...scanOf(departure), earlyMinutes: departure.earlyMinutes },
    excused: excuse !== null,
  };
}

function scanOf({ gateId, method, scannedAt, receivedAt }: Arrival | Departure) {
  return { gateId, method, scannedAt, receivedAt };
}
