import { z } from 'zod';

/** A device at a door, registered for one retreat. */
export const GateId = z.uuid().describe('Id of the gate (UUID)');

/** How a participant was recognised: by pass, by typed code, by name search, by roll call of a group, or by an officer's word. */
export const CheckInMethod = z
  .enum(['qr', 'code', 'search', 'group', 'manual'])
  .describe('How the participant was recognised');
export type CheckInMethod = z.output<typeof CheckInMethod>;

/** Why somebody may be away from a session: dinas, sakit, izin, dispensasi. */
export const ExcuseReason = z
  .enum(['duty', 'illness', 'permission', 'dispensation'])
  .describe('duty = dinas, illness = sakit, permission = izin, dispensation = dispensasi');
export type ExcuseReason = z.output<typeof ExcuseReason>;

/** `too-late` was let in and is on record, but earns no JP. */
export const Punctuality = z
  .enum(['on-time', 'late', 'too-late'])
  .describe('too-late: on record, but the session earns no JP');
export type Punctuality = z.output<typeof Punctuality>;

/** One participant at one session. `expected`: not over yet. `absent`: over, nothing on record. */
export const SessionStatus = z.enum([
  'expected',
  'present',
  'late',
  'too-late',
  'excused',
  'absent',
]);
export type SessionStatus = z.output<typeof SessionStatus>;

/** Why a record was changed after the fact. */
export const CorrectionReason = z
  .enum([
    'earlier-scan',
    'wrong-person',
    'wrong-session',
    'test-scan',
    'scan-missing',
    'excuse-withdrawn',
    'objection-upheld',
  ])
  .describe('earlier-scan: another gate had seen the participant before');
export type CorrectionReason = z.output<typeof CorrectionReason>;

/** Where a threshold comes from: a rule with a text, a decision of the committee, or our default. */
export const PolicyBasis = z
  .enum(['assumption', 'committee'])
  .describe('assumption: the default of Korsa, decided by nobody; committee: set for this retreat');
export type PolicyBasis = z.output<typeof PolicyBasis>;

export const ThresholdPercent = z
  .number()
  .int()
  .min(1)
  .max(100)
  .describe('Share of planned JP that is needed, in percent');

/** `completed`: the threshold was met (lulus). `attended`: it was not (telah mengikuti). */
export const CertificateOutcome = z
  .enum(['completed', 'attended'])
  .describe('completed = threshold met, attended = not met');
export type CertificateOutcome = z.output<typeof CertificateOutcome>;

/** An opaque id of who acted: never a name. */
export const AttendanceActor = z
  .string()
  .min(1)
  .max(100)
  .describe('Opaque id of who acted, never a name');

/** How the credited JP are rounded from the earned ones: not at all, down, or half up to whole JP. */
export const CreditRounding = z.enum(['none', 'down', 'nearest']);
export type CreditRounding = z.output<typeof CreditRounding>;

/** Which way a pass went through the gate. */
export const ScanDirection = z.enum(['in', 'out']);
export type ScanDirection = z.output<typeof ScanDirection>;

/** Where a participant stands against the threshold; only a person decides what follows from it. */
export const AttendanceOutlook = z
  .enum(['reached', 'reachable', 'at-risk', 'unreachable'])
  .describe('at-risk: missing one more session makes the threshold unreachable');
export type AttendanceOutlook = z.output<typeof AttendanceOutlook>;
