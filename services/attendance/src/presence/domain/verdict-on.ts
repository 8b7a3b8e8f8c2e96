import { minutesBetween } from '@korsa/domain';
import { recordOf } from './presence.js';
import type { Frame, Presence } from './presence.js';
import type { Scan } from './scan.js';
import { verdictOf, type AtTheGate, type RegistrationStanding, type Verdict } from './verdict.js';

/** Whose pass it is, as registration tells it. */
export interface Participant {
  readonly registrationId: string;
  readonly cityCode: string;
  readonly retreatId: string;
  readonly status: RegistrationStanding;
}

/** A gate whose clock runs ahead by more than this needs a person (UX 4.5). */
const clockToleranceMinutes = 2;

/**
 * What the gate says about a scan, given what is on record; `afresh`, as if it were the first of its session.
 * No participant: the pass is unknown.
 */
export function verdictOn(
  presence: Presence | undefined,
  scan: Scan,
  participant: Participant | undefined,
  frame: Frame,
  given: 'on-record' | 'afresh' = 'on-record',
): Verdict {
  if (minutesBetween(scan.receivedAt, scan.scannedAt) > clockToleranceMinutes)
    return { verdict: 'call-officer', reason: 'clock-ahead' };
  const record = presence && recordOf(presence, scan.sessionId);
  const before = scan.direction === 'in' ? record?.arrival : record?.departure;
  return verdictOf({
    retreatId: frame.retreatId,
    registration: participant ?? null,
    session: sessionOf(scan.sessionId, frame),
    rules: frame.rules,
    direction: scan.direction,
    at: scan.scannedAt,
    before: given === 'afresh' ? null : (before?.scannedAt ?? null),
    decided: Boolean(presence?.decision),
  });
}

function sessionOf(sessionId: string, frame: Frame): AtTheGate['session'] {
  const session = frame.sessions.find((planned) => planned.sessionId === sessionId);
  if (session) return { ...session, retreatId: frame.retreatId };
  const retreatId = frame.elsewhere?.get(sessionId);
  return retreatId ? { retreatId, startsAt: '', endsAt: '', cancelled: false } : null;
}
