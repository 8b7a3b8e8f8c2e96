import { decide, keep, type Decision, type Instant } from '@korsa/domain';
import { unseen } from './presence.js';
import type {
  AttendanceDecision,
  AttendanceRules,
  Frame,
  Presence,
  PresenceEvent,
} from './presence.js';
import { endOfTime, tally } from './tally.js';
import { say } from './warn.js';

/** Whose attendance is decided, and what certificate and ledger need to know of it. */
export interface Decidable {
  readonly registrationId: string;
  readonly cityCode: string;
  readonly personId: string;
  readonly category: AttendanceDecision['category'];
  readonly operatorCode: string;
  readonly lastDay: string;
  readonly serial: number;
}

interface Confirmation {
  readonly confirmedBy: string;
  readonly decidedAt: Instant;
}

/** Decides the attendance of one participant by the threshold, once; whoever never came is decided too. */
export function decideAttendance(
  known: Presence | undefined,
  { registrationId, cityCode, ...participant }: Decidable,
  confirmation: Confirmation,
  frame: Frame,
): Decision<Presence, PresenceEvent> {
  if (known?.decision) return keep(known);
  const presence = known ?? unseen(registrationId, cityCode, frame.retreatId);
  const decision = {
    retreatId: frame.retreatId,
    ...participant,
    ...figures(presence, frame),
    revision: 1,
    ...confirmation,
  };
  return told(presence, decision, frame);
}

/** Decides again after a correction; the figures alone tell whether there is anything new to say. */
export function decideAgain(
  presence: Presence,
  before: AttendanceDecision,
  confirmation: Confirmation,
  frame: Frame,
): Decision<Presence, PresenceEvent> {
  const after = figures(presence, frame);
  const same =
    after.met === before.met &&
    after.earnedJp === before.earnedJp &&
    after.excusedJp === before.excusedJp;
  if (same) return keep(presence);
  const revision = before.revision + 1;
  return told(presence, { ...before, ...after, revision, ...confirmation }, frame);
}

/** A threshold that was not met was unreachable in the end: said before, or now. */
function told(presence: Presence, decision: AttendanceDecision, frame: Frame) {
  const final = tally(presence, frame, endOfTime);
  const warned = decision.met ? keep(presence) : say(keep(presence), frame, final);
  return decide<Presence, PresenceEvent>({ ...warned.state, decision }, [
    ...warned.events,
    { type: 'AttendanceDecided', data: decision },
  ]);
}

function figures(presence: Presence, frame: Frame) {
  const { plannedJp, earnedJp, excusedJp, outlook } = tally(presence, frame, endOfTime);
  return {
    plannedJp,
    earnedJp,
    excusedJp,
    thresholdPercent: frame.rules.thresholdPercent,
    basis: frame.rules.basis,
    met: outlook === 'reached',
    creditJp: rounded(earnedJp, frame.rules.creditRounding),
  };
}

function rounded(jp: number, rounding: AttendanceRules['creditRounding']): number {
  switch (rounding) {
    case 'none':
      return jp;
    case 'down':
      return Math.floor(jp);
    case 'nearest':
      return Math.round(jp);
  }
}
