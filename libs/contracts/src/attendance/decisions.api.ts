import { z } from 'zod';
import { defineEndpoint } from '../core/endpoint.js';
import { CityCode, RetreatId } from '../core/primitives.js';
import { CreditRounding, ExcuseReason, PolicyBasis, ThresholdPercent } from './vocabulary.js';

const minutes = z.number().int().min(0).max(600);

const policyFields = {
  thresholdPercent: ThresholdPercent,
  excusesThatCount: z
    .array(ExcuseReason)
    .max(4)
    .describe('Excuses whose sessions count towards the threshold; they never earn JP'),
  doorsOpenMinutes: minutes.describe('Check-in opens so long before the start'),
  lateAfterMinutes: minutes.describe('Later than this is late'),
  tooLateAfterMinutes: minutes.describe('Later than this earns no JP'),
  missedAfterHours: z
    .number()
    .int()
    .min(0)
    .max(720)
    .describe('Warnings take a session for missed so long after its end: a gate may be offline'),
  creditRounding: CreditRounding,
};

export const AttendancePolicyView = z.object({
  retreatId: RetreatId,
  cityCode: CityCode,
  ...policyFields,
  basis: PolicyBasis.describe('Of the threshold'),
  assumed: z
    .array(z.enum(Object.keys(policyFields) as [keyof typeof policyFields]))
    .describe('What is still a default of Korsa that nobody decided'),
  thresholdPresets: z.array(ThresholdPercent).describe('Shares seen in practice'),
});
export type AttendancePolicyView = z.output<typeof AttendancePolicyView>;

const count = z.number().int().min(0);

/** How far the decisions of a retreat are. */
export const AttendanceDecisionsView = z.object({
  retreatId: RetreatId,
  confirmed: count.describe('Confirmed participants'),
  decided: count,
  met: count,
  notMet: count,
  incomplete: count.describe('Not decided, because registration has not told enough of them yet'),
  thresholdPercent: ThresholdPercent,
  basis: PolicyBasis,
});
export type AttendanceDecisionsView = z.output<typeof AttendanceDecisionsView>;

const ofRetreat = z.strictObject({ retreatId: RetreatId });

export const decisionsApi = {
  getAttendancePolicy: defineEndpoint({
    summary: 'The attendance policy of a retreat',
    method: 'GET',
    path: '/v1/retreats/:retreatId/attendance-policy',
    params: ofRetreat,
    response: AttendancePolicyView,
  }),
  changeAttendancePolicy: defineEndpoint({
    summary: 'Change the attendance policy of a retreat, until attendance is decided',
    method: 'PATCH',
    path: '/v1/retreats/:retreatId/attendance-policy',
    params: ofRetreat,
    body: z
      .strictObject(policyFields)
      .partial()
      .refine((change) => Object.keys(change).length > 0, 'name at least one field'),
    response: AttendancePolicyView,
  }),
  decideAttendance: defineEndpoint({
    summary: 'Confirm the attendance of a closed retreat; may be repeated until all are decided',
    method: 'POST',
    path: '/v1/retreats/:retreatId/attendance-decisions',
    params: ofRetreat,
    body: z.strictObject({
      confirm: z.literal(true).describe('A person takes the decision, not the threshold'),
    }),
    response: AttendanceDecisionsView,
  }),
  getAttendanceDecisions: defineEndpoint({
    summary: 'How far the decisions of a retreat are',
    method: 'GET',
    path: '/v1/retreats/:retreatId/attendance-decisions',
    params: ofRetreat,
    response: AttendanceDecisionsView,
  }),
};
