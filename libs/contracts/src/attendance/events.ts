import { z } from 'zod';
import {
  AreaCode,
  CalendarDay,
  CertificateId,
  CreditHours,
  Instant,
  PersonId,
  RegistrationId,
  RetreatId,
  SessionId,
} from '../core/primitives.js';
import { defineEvent } from '../core/event.js';
import { defineTopic, type Topic } from '../core/topic.js';
import { PersonCategory } from '../registration/vocabulary.js';
import {
  AttendanceActor,
  CertificateOutcome,
  CheckInMethod,
  CorrectionReason,
  ExcuseReason,
  GateId,
  PolicyBasis,
  Punctuality,
  SessionStatus,
  ThresholdPercent,
} from './vocabulary.js';

/** Facts that a service which starts late still has to learn, like the retreats they belong to. */
const retentionDays = 730;

const session = { retreatId: RetreatId, sessionId: SessionId };
const scan = {
  gateId: GateId,
  method: CheckInMethod,
  scannedAt: Instant.describe('When the gate saw the pass'),
  receivedAt: Instant.describe('When the service heard of it: later when the gate was offline'),
};
const standing = z.object({ status: SessionStatus, lateMinutes: z.number().int().min(0) });
const threshold = {
  plannedJp: CreditHours.describe('JP of the whole programme'),
  earnedJp: CreditHours.describe('JP of the sessions attended'),
  excusedJp: CreditHours.describe(
    'JP of excused sessions that the policy counts towards the threshold; never credited',
  ),
  thresholdPercent: ThresholdPercent,
  basis: PolicyBasis,
};
const outlook = {
  retreatId: RetreatId,
  ...threshold,
  reachableJp: CreditHours.describe('JP still reachable: earned, excused and yet to come'),
};

export const presenceTopic = defineTopic({
  name: 'korsa.attendance.presence.events.v1',
  owner: 'attendance',
  key: 'registrationId',
  partitions: 6,
  retentionDays,
  dataclass: 'internal',
  events: {
    /** A participant came to a session. Once per session. */
    CheckedIn: defineEvent(1, {
      ...session,
      ...scan,
      lateMinutes: z.number().int().min(0).describe('Whole minutes after the start'),
      punctuality: Punctuality,
    }),
    /** A participant left a session. Once per session. */
    CheckedOut: defineEvent(1, {
      ...session,
      ...scan,
      earlyMinutes: z.number().int().min(0).describe('Whole minutes before the end'),
    }),
    /** A participant may be away from a session, with a reason. */
    AbsenceExcused: defineEvent(1, {
      ...session,
      reason: ExcuseReason,
      excusedBy: AttendanceActor,
    }),
    /** What was on record for a session was wrong. */
    PresenceCorrected: defineEvent(1, {
      ...session,
      before: standing,
      after: standing,
      reason: CorrectionReason,
      correctedBy: AttendanceActor,
    }),
    /**
     * By what the gates have sent, something was missed, and missing one more session would make the threshold
     * unreachable. Said when it becomes so, also when it was unreachable before and late scans came in.
     */
    ThresholdAtRisk: defineEvent(1, outlook),
    /** By what the gates have sent, even full attendance from now on does not reach the threshold. */
    ThresholdUnreachable: defineEvent(1, outlook),
    /** What was warned of does not hold any more: late scans came in, or the threshold is reached. */
    ThresholdWarningLifted: defineEvent(1, outlook),
    /**
     * A named actor confirmed what the threshold says. Met means
     * `(earnedJp + excusedJp) * 100 >= thresholdPercent * plannedJp`.
     * A correction afterwards decides again with the next revision.
     */
    AttendanceDecided: defineEvent(1, {
      retreatId: RetreatId,
      personId: PersonId,
      category: PersonCategory,
      operatorCode: AreaCode.describe('Who ran the retreat'),
      lastDay: CalendarDay.describe('Last day of the retreat at the venue'),
      ...threshold,
      met: z.boolean(),
      creditJp: CreditHours.describe('JP to credit: the earned ones, rounded by the policy'),
      revision: z.number().int().min(1).describe('1, and one more for each decision after it'),
      serial: z
        .number()
        .int()
        .min(1)
        .describe('Running number of the decision in its city and year; certificates carry it'),
      confirmedBy: AttendanceActor,
      decidedAt: Instant,
    }),
  },
});

const credit = {
  jp: CreditHours,
  year: z.number().int().min(2000).max(2200).describe('Calendar year in which the JP count'),
  retreatId: RetreatId,
  registrationId: RegistrationId,
  revision: z.number().int().min(1).describe('Revision of the attendance decision behind it'),
};

export const creditTopic = defineTopic({
  name: 'korsa.attendance.credit.events.v1',
  owner: 'attendance',
  key: 'personId',
  partitions: 6,
  retentionDays,
  dataclass: 'internal',
  events: {
    /** JP of a retreat entered the ledger of a civil servant. */
    CreditPosted: defineEvent(1, { ...credit, category: z.enum(['PNS', 'PPPK']) }),
    /** A posting was taken back, because the attendance decision behind it was corrected. */
    CreditReversed: defineEvent(1, credit),
  },
});

const certificate = {
  retreatId: RetreatId,
  registrationId: RegistrationId,
  personId: PersonId,
  number: z.string().min(3).max(80).describe('Number printed on the certificate'),
};

export const certificateTopic = defineTopic({
  name: 'korsa.attendance.certificate.events.v1',
  owner: 'attendance',
  key: 'certificateId',
  partitions: 6,
  retentionDays,
  dataclass: 'internal',
  events: {
    /** A certificate was issued. */
    CertificateIssued: defineEvent(1, {
      ...certificate,
      outcome: CertificateOutcome,
      jp: CreditHours.describe('JP credited, as printed'),
      basis: PolicyBasis,
    }),
    /** A certificate is no longer valid: the attendance decision behind it was corrected. */
    CertificateRevoked: defineEvent(1, {
      ...certificate,
      replacedBy: CertificateId.nullable().describe('The certificate issued instead, if any'),
    }),
  },
});

export const attendanceTopics: readonly Topic[] = [presenceTopic, creditTopic, certificateTopic];
