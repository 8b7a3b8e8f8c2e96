import { z } from 'zod';
import { defineEndpoint, pageOf, pageQuery } from '../core/endpoint.js';
import {
  AreaCode,
  CityCode,
  CreditHours,
  Instant,
  PersonId,
  RegistrationId,
  RetreatId,
  SessionId,
} from '../core/primitives.js';
import { PersonCategory, RegistrationStatus } from '../registration/vocabulary.js';
import {
  AttendanceActor,
  AttendanceOutlook,
  CorrectionReason,
  ExcuseReason,
  PolicyBasis,
  SessionStatus,
  ThresholdPercent,
} from './vocabulary.js';

const count = z.number().int().min(0);

export const AttendanceDecisionView = z.object({
  met: z.boolean(),
  creditJp: CreditHours,
  revision: z.number().int(),
  confirmedBy: AttendanceActor,
  decidedAt: Instant,
});

/** Where one participant stands. */
export const PresenceSummary = z.object({
  registrationId: RegistrationId,
  retreatId: RetreatId,
  personId: PersonId,
  cityCode: CityCode,
  category: PersonCategory.nullable().describe('null until registration has told it'),
  registrationStatus: RegistrationStatus,
  plannedJp: CreditHours,
  earnedJp: CreditHours,
  excusedJp: CreditHours.describe('JP of excused sessions that count towards the threshold'),
  reachableJp: CreditHours.describe('JP still reachable: earned, excused and yet to come'),
  thresholdPercent: ThresholdPercent,
  basis: PolicyBasis,
  outlook: AttendanceOutlook,
  decision: AttendanceDecisionView.nullable(),
});
export type PresenceSummary = z.output<typeof PresenceSummary>;

export const SessionPresence = z.object({
  sessionId: SessionId,
  startsAt: Instant,
  endsAt: Instant,
  plannedJp: CreditHours,
  status: SessionStatus,
  checkedInAt: Instant.nullable(),
  receivedAt: Instant.nullable().describe('Later than checkedInAt when the gate was offline'),
  lateMinutes: count,
  checkedOutAt: Instant.nullable(),
  earlyMinutes: count,
  excuse: ExcuseReason.nullable(),
});
export type SessionPresence = z.output<typeof SessionPresence>;

export const PresenceView = PresenceSummary.extend({
  sessions: z.array(SessionPresence).describe('Empty while scheduling has not told of any'),
});
export type PresenceView = z.output<typeof PresenceView>;

const decisionCounts = {
  decided: count,
  met: count,
  notMet: count.describe('Decided, and the threshold was not met'),
};

/** Who came to one session; only confirmed participants count. */
export const SessionAttendance = z.object({
  sessionId: SessionId,
  startsAt: Instant,
  endsAt: Instant,
  plannedJp: CreditHours,
  expected: count,
  present: count,
  late: count,
  tooLate: count,
  excused: count,
  absent: count,
});

/** The attendance of a retreat in numbers; `expected` are the confirmed participants. */
export const RetreatAttendance = z.object({
  retreatId: RetreatId,
  cityCode: CityCode,
  operatorCode: AreaCode.nullable().describe('null until scheduling has told it'),
  plannedJp: CreditHours,
  thresholdPercent: ThresholdPercent,
  basis: PolicyBasis,
  expected: count,
  came: count.describe('Checked in at least once'),
  earnedJp: z.number().describe('JP earned by all together'),
  ...decisionCounts,
  excusedSessions: z
    .record(ExcuseReason, count)
    .describe('Participants times sessions, by reason; those who came after all do not count'),
  byOutlook: z.record(AttendanceOutlook, count),
  byCategory: z.array(
    z.object({
      category: PersonCategory.nullable(),
      expected: count,
      came: count,
      earnedJp: z.number(),
      ...decisionCounts,
    }),
  ),
  sessions: z.array(SessionAttendance),
});
export type RetreatAttendance = z.output<typeof RetreatAttendance>;

const ofRegistration = z.strictObject({ registrationId: RegistrationId });
const ofRetreat = z.strictObject({ retreatId: RetreatId });

export const presenceApi = {
  getPresence: defineEndpoint({
    summary: 'The presence of one participant, session by session',
    method: 'GET',
    path: '/v1/presences/:registrationId',
    params: ofRegistration,
    response: PresenceView,
  }),
  listPresences: defineEndpoint({
    summary: 'The presence of the participants of a retreat, also of those who never came',
    method: 'GET',
    path: '/v1/retreats/:retreatId/presences',
    params: ofRetreat,
    query: pageQuery.extend({
      category: PersonCategory.optional(),
      registrationStatus: RegistrationStatus.default('confirmed'),
    }),
    response: pageOf(PresenceSummary),
  }),
  getRetreatAttendance: defineEndpoint({
    summary: 'The attendance of a retreat in numbers',
    method: 'GET',
    path: '/v1/retreats/:retreatId/attendance',
    params: ofRetreat,
    response: RetreatAttendance,
  }),
  excuseAbsence: defineEndpoint({
    summary: 'Excuse a participant from sessions, each for itself',
    method: 'POST',
    path: '/v1/presences/:registrationId/excuses',
    params: ofRegistration,
    body: z.strictObject({
      sessionIds: z.array(SessionId).min(1).max(50),
      reason: ExcuseReason,
      document: z
        .string()
        .regex(/^[A-Za-z0-9][A-Za-z0-9./-]{2,79}$/, 'must be the number of a letter')
        .optional()
        .describe('Number of the letter behind it; never told to other services'),
    }),
    response: PresenceView,
  }),
  correctPresence: defineEndpoint({
    summary: 'Correct what is on record for a session, also after the decision',
    method: 'POST',
    path: '/v1/presences/:registrationId/corrections',
    params: ofRegistration,
    body: z.strictObject({
      sessionId: SessionId,
      to: z
        .enum(['present', 'absent'])
        .describe('absent removes check-in, check-out and excuse of the session'),
      lateMinutes: z.number().int().min(0).max(600).default(0),
      reason: CorrectionReason.exclude(['earlier-scan']),
    }),
    response: PresenceView,
  }),
};
