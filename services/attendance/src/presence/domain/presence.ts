import type {
  CheckInMethod,
  DataOf,
  EventsOf,
  ExcuseReason,
  PolicyBasis,
  presenceTopic,
  Punctuality,
  SessionStatus,
} from '@korsa/contracts';
import type { AggregateState, Instant } from '@korsa/domain';
import { punctualityOf, type DoorRules } from './verdict.js';

export type PresenceEvent = EventsOf<typeof presenceTopic>;

/** How a scan came in; `gateId` is null for a correction. */
interface Seen {
  readonly scanId: string;
  readonly gateId: string | null;
  readonly method: CheckInMethod;
  readonly scannedAt: Instant;
  readonly receivedAt: Instant;
}

export interface Arrival extends Seen {
  readonly lateMinutes: number;
  /** As the gate said it, by the policy of that moment. What counts follows from `lateMinutes`: see `statusOf`. */
  readonly punctuality: Punctuality;
}

export interface Departure extends Seen {
  readonly earlyMinutes: number;
}

export interface Excuse {
  readonly reason: ExcuseReason;
  readonly document: string | null;
  readonly excusedBy: string;
  readonly excusedAt: Instant;
}

/** What is on record of one participant at one session. */
export interface SessionRecord {
  readonly sessionId: string;
  readonly arrival: Arrival | null;
  readonly departure: Departure | null;
  readonly excuse: Excuse | null;
  /** When a person corrected the record last: that stands against what gates had seen until then. */
  readonly correctedAt: Instant | null;
  /** Scans that a correction removed: sent again, they change nothing. */
  readonly voided: readonly string[];
}

export type AttendanceDecision = DataOf<typeof presenceTopic.AttendanceDecided>;

/** One participant at one retreat; its id is the registration's. Holds own facts only, never what others own. */
export interface Presence extends AggregateState {
  readonly retreatId: string;
  readonly records: readonly SessionRecord[];
  /** The warning that holds, as it was said; a new one is said when this changes. */
  readonly warning: 'at-risk' | 'unreachable' | null;
  readonly decision: AttendanceDecision | null;
}

/** A session as the programme plans it. */
export interface PlannedSession {
  readonly sessionId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly plannedJp: number;
  readonly cancelled: boolean;
}

/** The policy of the retreat. */
export interface AttendanceRules extends DoorRules {
  readonly thresholdPercent: number;
  readonly basis: PolicyBasis;
  readonly excusesThatCount: readonly ExcuseReason[];
  readonly missedAfterHours: number;
  readonly creditRounding: 'none' | 'down' | 'nearest';
}

/** The retreat that presence is measured against. */
export interface Frame {
  readonly retreatId: string;
  readonly sessions: readonly PlannedSession[];
  /** Sessions that were asked for and belong to other retreats: session id to retreat id. */
  readonly elsewhere?: ReadonlyMap<string, string>;
  readonly rules: AttendanceRules;
}

/** A participant of whom nothing is on record. */
export function unseen(id: string, cityCode: string, retreatId: string): Presence {
  return {
    id,
    cityCode,
    retreatId,
    records: [],
    warning: null,
    decision: null,
  };
}

/** What is on record for a session, empty when nothing is. */
export function recordOf(presence: Presence, sessionId: string): SessionRecord {
  for (const record of presence.records) if (record.sessionId === sessionId) return record;
  return nothingOn(sessionId);
}

/** The record of a session at which the participant was not seen. */
export function nothingOn(sessionId: string): SessionRecord {
  return {
    sessionId,
    arrival: null,
    departure: null,
    excuse: null,
    correctedAt: null,
    voided: [],
  };
}

/** The presence with this record for its session, in the place of the one that was there. */
export function withRecord(presence: Presence, record: SessionRecord): Presence {
  const at = presence.records.findIndex(({ sessionId }) => sessionId === record.sessionId);
  const records = at < 0 ? [...presence.records, record] : presence.records.with(at, record);
  return { ...presence, records };
}

/**
 * A session without check-in or excuse is `expected` until it is over, then `absent`. Who came is judged by the rules
 * as they are now, whenever the scan came in: nobody is measured by a policy that has been changed.
 */
export function statusOf(
  record: SessionRecord,
  session: Pick<PlannedSession, 'endsAt'>,
  rules: DoorRules,
  at: Instant,
): SessionStatus {
  if (record.arrival) {
    const punctuality = punctualityOf(record.arrival.lateMinutes, rules);
    return punctuality === 'on-time' ? 'present' : punctuality;
  }
  if (record.excuse) return 'excused';
  return at >= session.endsAt ? 'absent' : 'expected';
}
