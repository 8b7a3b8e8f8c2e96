import { minutesBetween, type Instant } from '@korsa/domain';
import type { Punctuality, ScanDirection } from '@korsa/contracts';

/** Where a registration stands, as registration tells it. */
export type RegistrationStanding =
  | 'nominated'
  | 'rejected'
  | 'confirmed'
  | 'waitlisted'
  | 'reconfirming'
  | 'declined'
  | 'substituted'
  | 'cancelled';

/** The part of a retreat's policy that a gate needs. */
export interface DoorRules {
  readonly doorsOpenMinutes: number;
  readonly lateAfterMinutes: number;
  readonly tooLateAfterMinutes: number;
}

/** Everything a gate must hold to decide about one pass without asking anybody. */
export interface AtTheGate {
  /** The retreat that the gate stands at. */
  readonly retreatId: string;
  readonly registration: {
    readonly retreatId: string;
    readonly status: RegistrationStanding;
  } | null;
  readonly session: {
    readonly retreatId: string;
    readonly startsAt: Instant;
    readonly endsAt: Instant;
    readonly cancelled: boolean;
  } | null;
  readonly rules: DoorRules;
  readonly direction: ScanDirection;
  /** When the pass is seen. */
  readonly at: Instant;
  /** When this pass went this way before in this session, null for the first time. */
  readonly before: Instant | null;
  /** Attendance was decided: what comes now is a correction, not a scan. */
  readonly decided: boolean;
}

/** What the officer reads: MASUK, TERLAMBAT, KELUAR, SUDAH MASUK, PANGGIL PETUGAS, TOLAK. */
export type Verdict =
  | {
      readonly verdict: 'enter' | 'enter-late';
      readonly lateMinutes: number;
      readonly punctuality: Punctuality;
    }
  | { readonly verdict: 'leave'; readonly earlyMinutes: number }
  | { readonly verdict: 'already-in' | 'already-out'; readonly since: Instant }
  | { readonly verdict: 'call-officer' | 'refuse'; readonly reason: Refusal };

/** Why a pass is not let through; `clock-ahead` and `presence-corrected` are found by the server alone. */
export type Refusal =
  | 'registration-unknown'
  | 'registration-of-another-retreat'
  | 'registration-not-confirmed'
  | 'registration-rejected'
  | 'registration-declined'
  | 'registration-substituted'
  | 'registration-cancelled'
  | 'gate-of-another-retreat'
  | 'session-unknown'
  | 'session-of-another-retreat'
  | 'session-cancelled'
  | 'session-not-open'
  | 'session-over'
  | 'attendance-decided'
  | 'presence-corrected'
  | 'clock-ahead';

/**
 * May this pass enter (or leave) this session now, and how? The one rule for server, gate and preview:
 * pure, without Node, decided by `verdict.vectors.json` wherever it runs.
 */
export function verdictOf(scan: AtTheGate): Verdict {
  const belongs = belonging(scan);
  if (belongs) return belongs;
  if (scan.before !== null)
    return {
      verdict: scan.direction === 'in' ? 'already-in' : 'already-out',
      since: scan.before,
    };
  if (scan.decided) return { verdict: 'refuse', reason: 'attendance-decided' };
  return timing(scan);
}

/** Whole minutes late decide, so that what is shown and what is decided agree. */
export function punctualityOf(lateMinutes: number, rules: DoorRules): Punctuality {
  if (lateMinutes <= rules.lateAfterMinutes) return 'on-time';
  return lateMinutes <= rules.tooLateAfterMinutes ? 'late' : 'too-late';
}

/** Whether pass, gate and session are of one retreat and the pass is one of a confirmed participant. */
function belonging({ retreatId, registration, session }: AtTheGate): Verdict | undefined {
  if (!registration) return { verdict: 'refuse', reason: 'registration-unknown' };
  if (registration.retreatId !== retreatId) {
    const gateIsForeign = session?.retreatId === registration.retreatId;
    return {
      verdict: 'refuse',
      reason: gateIsForeign ? 'gate-of-another-retreat' : 'registration-of-another-retreat',
    };
  }
  switch (registration.status) {
    case 'rejected':
    case 'declined':
    case 'substituted':
    case 'cancelled':
      return { verdict: 'refuse', reason: `registration-${registration.status}` };
    case 'nominated':
    case 'waitlisted':
    case 'reconfirming':
      return { verdict: 'call-officer', reason: 'registration-not-confirmed' };
    case 'confirmed':
  }
  if (!session) return { verdict: 'call-officer', reason: 'session-unknown' };
  if (session.retreatId !== retreatId)
    return { verdict: 'call-officer', reason: 'session-of-another-retreat' };
  if (session.cancelled) return { verdict: 'call-officer', reason: 'session-cancelled' };
  return undefined;
}

function timing({ session, rules, direction, at }: AtTheGate): Verdict {
  if (!session) return { verdict: 'call-officer', reason: 'session-unknown' };
  if (minutesBetween(at, session.startsAt) > rules.doorsOpenMinutes)
    return { verdict: 'call-officer', reason: 'session-not-open' };
  if (direction === 'out')
    return { verdict: 'leave', earlyMinutes: wholeMinutes(at, session.endsAt) };
  if (at >= session.endsAt) return { verdict: 'call-officer', reason: 'session-over' };
  const lateMinutes = wholeMinutes(session.startsAt, at);
  const punctuality = punctualityOf(lateMinutes, rules);
  return { verdict: punctuality === 'on-time' ? 'enter' : 'enter-late', lateMinutes, punctuality };
}

function wholeMinutes(from: Instant, to: Instant): number {
  return Math.max(0, Math.floor(minutesBetween(from, to)));
}
