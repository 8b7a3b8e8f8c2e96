import type { CorrectionReason } from '@korsa/contracts';
import { addDays, decide, type Decision, type Instant } from '@korsa/domain';
import { decideAgain } from './decide-attendance.js';
import { NothingToCorrect, SessionNotBegun } from './presence.errors.js';
import { recordOf, statusOf, withRecord } from './presence.js';
import type { Frame, PlannedSession, Presence, PresenceEvent, SessionRecord } from './presence.js';
import { punctualityOf, type DoorRules } from './verdict.js';
import { warn } from './warn.js';

/** What is said to be true instead of what is on record. */
export interface Correction {
  readonly session: PlannedSession;
  readonly to: 'present' | 'absent';
  readonly lateMinutes: number;
  readonly reason: CorrectionReason;
  readonly correctedBy: string;
  readonly correctedAt: Instant;
  /** Id of the check-in that a correction to `present` makes. */
  readonly scanId: string;
}

/**
 * Sets the record of one session right. After the decision it decides again when the figures change.
 * Throws SessionNotBegun, NothingToCorrect.
 */
export function correct(
  presence: Presence,
  correction: Correction,
  frame: Frame,
): Decision<Presence, PresenceEvent> {
  const { session, reason, correctedBy, correctedAt } = correction;
  if (correctedAt < session.startsAt) throw new SessionNotBegun(session.sessionId);
  const before = recordOf(presence, session.sessionId);
  const after = corrected(before, correction, frame);
  const said = {
    before: standing(before, session, frame.rules, correctedAt),
    after: standing(after, session, frame.rules, correctedAt),
  };
  if (same(said.before, said.after)) throw new NothingToCorrect(session.sessionId);
  const told = decide<Presence, PresenceEvent>(withRecord(presence, after), [
    {
      type: 'PresenceCorrected',
      data: {
        retreatId: frame.retreatId,
        sessionId: session.sessionId,
        ...said,
        reason,
        correctedBy,
      },
    },
  ]);
  if (!presence.decision) return warn(told, frame, correctedAt);
  const confirmation = { confirmedBy: correctedBy, decidedAt: correctedAt };
  const again = decideAgain(told.state, presence.decision, confirmation, frame);
  return decide(again.state, [...told.events, ...again.events]);
}

function corrected(before: SessionRecord, correction: Correction, frame: Frame): SessionRecord {
  const { session, to, lateMinutes, correctedAt, scanId } = correction;
  const removed = [before.arrival, before.departure].flatMap((scan) => scan?.scanId ?? []);
  const voided = [...before.voided, ...removed];
  if (to === 'absent') {
    return { ...before, arrival: null, departure: null, excuse: null, correctedAt, voided };
  }
  return {
    ...before,
    arrival: {
      scanId,
      gateId: null,
      method: 'manual',
      scannedAt: minutesAfter(session.startsAt, lateMinutes),
      receivedAt: correctedAt,
      lateMinutes,
      punctuality: punctualityOf(lateMinutes, frame.rules),
    },
    correctedAt,
    voided: before.arrival ? [...before.voided, before.arrival.scanId] : before.voided,
  };
}

function standing(record: SessionRecord, session: PlannedSession, rules: DoorRules, at: Instant) {
  return {
    status: statusOf(record, session, rules, at),
    lateMinutes: record.arrival?.lateMinutes ?? 0,
  };
}

type Standing = ReturnType<typeof standing>;

function same(a: Standing, b: Standing): boolean {
  return a.status === b.status && a.lateMinutes === b.lateMinutes;
}

function minutesAfter(at: Instant, minutes: number): Instant {
  return addDays(at, minutes / 1440);
}
