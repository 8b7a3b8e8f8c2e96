import type { AttendanceOutlook } from '@korsa/contracts';
import type { Instant } from '@korsa/domain';
import { nothingOn, statusOf } from './presence.js';
import type {
  AttendanceRules,
  Frame,
  PlannedSession,
  Presence,
  SessionRecord,
} from './presence.js';

/** JP of one participant against the programme. */
export interface Tally {
  readonly plannedJp: number;
  readonly earnedJp: number;
  /** JP of excused sessions that the policy counts towards the threshold. */
  readonly excusedJp: number;
  readonly reachableJp: number;
  readonly outlook: AttendanceOutlook;
}

/** After this moment every session is over: nothing is still to come. */
export const endOfTime: Instant = '9999-12-31T23:59:59.999Z';

/** Where a participant stands at a moment. Counted in tenths of JP, so that no fraction decides. */
export function tally(presence: Presence, { sessions, rules }: Frame, at: Instant): Tally {
  const records = new Map(presence.records.map((record) => [record.sessionId, record]));
  let [planned, earned, excused, ahead, largestAhead] = [0, 0, 0, 0, 0];
  for (const session of sessions) {
    if (session.cancelled) continue;
    const jp = tenths(session.plannedJp);
    planned += jp;
    const record = records.get(session.sessionId) ?? nothingOn(session.sessionId);
    switch (creditOf(record, session, rules, at)) {
      case 'earned':
        earned += jp;
        break;
      case 'excused':
        excused += jp;
        break;
      case 'ahead':
        ahead += jp;
        largestAhead = Math.max(largestAhead, jp);
        break;
      case 'missed':
    }
  }
  const reachable = earned + excused + ahead;
  const enough = (jp: number) => meets(jp, planned, rules.thresholdPercent);
  return {
    plannedJp: planned / 10,
    earnedJp: earned / 10,
    excusedJp: excused / 10,
    reachableJp: reachable / 10,
    outlook: outlookOf({
      reached: enough(earned + excused),
      reachable: enough(reachable),
      atRisk: reachable < planned && !enough(reachable - largestAhead),
    }),
  };
}

/** Whether the counted share of the plan reaches the percentage; both in the same whole unit. */
export function meets(counted: number, planned: number, percent: number): boolean {
  return counted * 100 >= percent * planned;
}

function creditOf(
  record: SessionRecord,
  session: PlannedSession,
  rules: AttendanceRules,
  at: Instant,
): 'earned' | 'excused' | 'ahead' | 'missed' {
  switch (statusOf(record, session, rules, at)) {
    case 'present':
    case 'late':
      return 'earned';
    case 'excused':
      return record.excuse && rules.excusesThatCount.includes(record.excuse.reason)
        ? 'excused'
        : 'missed';
    case 'expected':
      return 'ahead';
    case 'too-late':
    case 'absent':
      return 'missed';
  }
}

function outlookOf(is: {
  reached: boolean;
  reachable: boolean;
  atRisk: boolean;
}): AttendanceOutlook {
  if (is.reached) return 'reached';
  if (!is.reachable) return 'unreachable';
  return is.atRisk ? 'at-risk' : 'reachable';
}

function tenths(jp: number): number {
  return Math.round(jp * 10);
}
