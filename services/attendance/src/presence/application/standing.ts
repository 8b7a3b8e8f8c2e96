import type { PresenceSummary, PresenceView, SessionPresence } from '@korsa/contracts';
import type { Instant } from '@korsa/domain';
import type { Attendee } from '../../attendees/domain/attendee.js';
import { recordOf, statusOf, unseen } from '../domain/presence.js';
import type { Frame, PlannedSession, Presence } from '../domain/presence.js';
import { tally } from '../domain/tally.js';

/** A participant with what is on record, measured against the programme at a moment. */
export interface Standing {
  readonly attendee: Attendee;
  readonly presence: Presence | undefined;
  readonly frame: Frame;
  readonly at: Instant;
}

/** What is on record, empty for somebody who never came. */
export function onRecord({ attendee, presence }: Pick<Standing, 'attendee' | 'presence'>) {
  return presence ?? unseen(attendee.id, attendee.cityCode, attendee.retreatId);
}

export function summaryOf(standing: Standing): PresenceSummary {
  const { attendee, frame, at } = standing;
  const presence = onRecord(standing);
  return {
    registrationId: attendee.id,
    retreatId: attendee.retreatId,
    personId: attendee.personId,
    cityCode: attendee.cityCode,
    category: attendee.category,
    registrationStatus: attendee.status,
    ...tally(presence, frame, at),
    thresholdPercent: frame.rules.thresholdPercent,
    basis: frame.rules.basis,
    decision: decisionView(presence),
  };
}

export function presenceViewOf(standing: Standing): PresenceView {
  const { frame, at } = standing;
  const presence = onRecord(standing);
  const sessions = frame.sessions
    .filter(({ cancelled }) => !cancelled)
    .map((session) => sessionView(presence, session, frame.rules, at));
  return { ...summaryOf(standing), sessions };
}

function sessionView(
  presence: Presence,
  session: PlannedSession,
  rules: Frame['rules'],
  at: Instant,
): SessionPresence {
  const record = recordOf(presence, session.sessionId);
  return {
    sessionId: session.sessionId,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    plannedJp: session.plannedJp,
    status: statusOf(record, session, rules, at),
    checkedInAt: record.arrival?.scannedAt ?? null,
    receivedAt: record.arrival?.receivedAt ?? null,
    lateMinutes: record.arrival?.lateMinutes ?? 0,
    checkedOutAt: record.departure?.scannedAt ?? null,
    earlyMinutes: record.departure?.earlyMinutes ?? 0,
    excuse: record.excuse?.reason ?? null,
  };
}

function decisionView({ decision }: Presence): PresenceSummary['decision'] {
  if (!decision) return null;
  const { met, creditJp, revision, confirmedBy, decidedAt } = decision;
  return { met, creditJp, revision, confirmedBy, decidedAt };
}
