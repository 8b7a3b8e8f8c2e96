import { decide, type Decision } from '@korsa/domain';
import {
  AttendanceAlreadyDecided,
  SessionExcusedOtherwise,
  SessionWasAttended,
} from './presence.errors.js';
import { recordOf, withRecord } from './presence.js';
import type { Excuse, Frame, Presence, PresenceEvent } from './presence.js';
import { warn } from './warn.js';

/**
 * Excuses a participant from sessions, all of them or none; said again with the same reason it changes nothing.
 * Throws AttendanceAlreadyDecided, SessionWasAttended, SessionExcusedOtherwise.
 */
export function excuse(
  presence: Presence,
  sessionIds: readonly string[],
  given: Excuse,
  frame: Frame,
): Decision<Presence, PresenceEvent> {
  if (presence.decision) throw new AttendanceAlreadyDecided();
  let state = presence;
  const events: PresenceEvent[] = [];
  for (const sessionId of sessionIds) {
    const record = recordOf(state, sessionId);
    if (record.arrival) throw new SessionWasAttended(sessionId);
    if (record.excuse && !agree(record.excuse, given)) throw new SessionExcusedOtherwise(sessionId);
    if (record.excuse) continue;
    state = withRecord(state, { ...record, excuse: given });
    events.push({
      type: 'AbsenceExcused',
      data: {
        retreatId: frame.retreatId,
        sessionId,
        reason: given.reason,
        excusedBy: given.excusedBy,
      },
    });
  }
  if (events.length === 0) return decide(presence, []);
  return warn(decide(state, events), frame, given.excusedAt);
}

function agree(a: Excuse, b: Excuse): boolean {
  return a.reason === b.reason && a.document === b.document;
}
