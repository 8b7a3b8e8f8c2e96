import { z } from 'zod';

export const GateId = z.uuid().describe('Id of the gate (UUID)');

/** How a participant was recognised: by pass, by typed code, by name search, by roll call of a group, or by an officer's word. */
export const CheckInMethod = z
  .enum(['qr', 'code', 'search', 'group', 'manual'])
  .describe('How the participant was recognised');

/** Why somebody may be away from a session: dinas, sakit, izin, dispensasi. */
export const ExcuseReason = z
  .enum(['duty', 'illness', 'permission', 'dispensation'])
  .describe('duty = dinas, illness = sakit, permission = izin, dispensation = dispensasi');

/** `too-late` was let in and is on record, but earns no JP. */
export const Punctuality = z
  .enum(['on-time', 'late', 'too-late'])
  .describe('too-late: on record, but the session earns no JP');

/** One participant at one session. `expected`: not over yet. `absent`: over, nothing on record. */
export const SessionStatus = z.enum([
  'expected',
  'present',
  'late',
  'too-late',
  'excused',
  'absent',
]);

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

/** Where a threshold comes from: a rule with a text, a decision of the committee, or our default. */
export const PolicyBasis = z
  .enum(['assumption', 'committee'])
  .describe('assumption: the default of Korsa, decided by nobody; committee: set for this retreat');

export const ThresholdPercent = z
  .number()
  .int()
  .min(1)
  .max(100)
  .describe('Share of planned JP that is needed, in percent');

/** Employment of a person: decides whether JP are credited. */
export const CreditCategory = z
  .enum(['PNS', 'PPPK', 'BUMD', 'other'])
  .describe('Only PNS and PPPK (civil servants, ASN) have a credit ledger');

/** `completed`: the threshold was met (lulus). `attended`: it was not (telah mengikuti). */
export const CertificateOutcome = z
  .enum(['completed', 'attended'])
  .describe('completed = threshold met, attended = not met');

/** An opaque id of who acted: never a name. */
export const AttendanceActor = z
  .string()
  .min(1)
  .max(100)
  .describe('Opaque id of who acted, never a name');
