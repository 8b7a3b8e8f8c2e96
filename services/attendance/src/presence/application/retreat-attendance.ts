import type { ExcuseReason, RetreatAttendance, SessionStatus } from '@korsa/contracts';
import { recordOf, statusOf } from '../domain/presence.js';
import type { PlannedSession } from '../domain/presence.js';
import { tally, type Tally } from '../domain/tally.js';
import { onRecord, type Standing } from './standing.js';

type Figures = Pick<
  RetreatAttendance,
  | 'expected'
  | 'came'
  | 'earnedJp'
  | 'decided'
  | 'met'
  | 'notMet'
  | 'excusedSessions'
  | 'byOutlook'
  | 'byCategory'
  | 'sessions'
>;

/** Counts the confirmed participants of a retreat. */
export function attendanceFigures(
  standings: readonly Standing[],
  sessions: readonly PlannedSession[],
): Figures {
  const rows = standings.map((standing) => ({
    standing,
    tally: tally(onRecord(standing), standing.frame, standing.at),
  }));
  const categories = [...new Set(standings.map(({ attendee }) => attendee.category))].sort();
  return {
    ...countsOf(rows),
    excusedSessions: excusedSessions(standings, sessions),
    byOutlook: {
      reached: rows.filter((row) => row.tally.outlook === 'reached').length,
      reachable: rows.filter((row) => row.tally.outlook === 'reachable').length,
      'at-risk': rows.filter((row) => row.tally.outlook === 'at-risk').length,
      unreachable: rows.filter((row) => row.tally.outlook === 'unreachable').length,
    },
    byCategory: categories.map((category) => ({
      category,
      ...countsOf(rows.filter(({ standing }) => standing.attendee.category === category)),
    })),
    sessions: sessions
      .filter(({ cancelled }) => !cancelled)
      .map((session) => sessionFigures(standings, session)),
  };
}

interface Row {
  readonly standing: Standing;
  readonly tally: Tally;
}

function countsOf(rows: readonly Row[]) {
  const decisions = rows.flatMap(({ standing }) => standing.presence?.decision ?? []);
  const met = decisions.filter((decision) => decision.met).length;
  return {
    expected: rows.length,
    came: rows.filter(({ standing }) => cameAtAll(standing)).length,
    earnedJp:
      rows.reduce((sum, { tally: { earnedJp } }) => sum + Math.round(earnedJp * 10), 0) / 10,
    decided: decisions.length,
    met,
    notMet: decisions.length - met,
  };
}

function cameAtAll({ presence }: Standing): boolean {
  return presence?.records.some(({ arrival }) => arrival !== null) ?? false;
}

function statusesOf(standings: readonly Standing[], session: PlannedSession): SessionStatus[] {
  return standings.map((standing) => {
    const record = recordOf(onRecord(standing), session.sessionId);
    return statusOf(record, session, standing.frame.rules, standing.at);
  });
}

function sessionFigures(standings: readonly Standing[], session: PlannedSession) {
  const statuses = statusesOf(standings, session);
  const count = (status: SessionStatus) => statuses.filter((each) => each === status).length;
  return {
    sessionId: session.sessionId,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    plannedJp: session.plannedJp,
    expected: count('expected'),
    present: count('present'),
    late: count('late'),
    tooLate: count('too-late'),
    excused: count('excused'),
    absent: count('absent'),
  };
}

function excusedSessions(standings: readonly Standing[], sessions: readonly PlannedSession[]) {
  const counts: Record<ExcuseReason, number> = {
    duty: 0,
    illness: 0,
    permission: 0,
    dispensation: 0,
  };
  for (const standing of standings) {
    for (const { sessionId, cancelled } of sessions) {
      const { arrival, excuse } = recordOf(onRecord(standing), sessionId);
      if (excuse && !arrival && !cancelled) counts[excuse.reason] += 1;
    }
  }
  return counts;
}
