import { z } from 'zod';
import { defineEndpoint, pageOf, pageQuery } from '../core/endpoint.js';
import {
  AreaCode,
  CalendarDay,
  CityCode,
  Instant,
  RetreatId,
  Timestamp,
} from '../core/primitives.js';
import { EligibilityRule, Quota, Representation } from './vocabulary.js';

const retreatParams = z.strictObject({ retreatId: RetreatId });

/** What this service has heard of a retreat; null is what it has not heard yet. */
export const knownRetreatView = z.object({
  retreatId: RetreatId,
  cityCode: CityCode,
  status: z.enum(['unknown', 'drafted', 'announced', 'opened', 'closed', 'cancelled']),
  title: z.string().nullable(),
  operatorCode: AreaCode.nullable(),
  firstDay: CalendarDay.nullable(),
  lastDay: CalendarDay.nullable(),
  rescheduled: z.number().int().min(0).describe('How often the days were moved'),
});
export type KnownRetreatView = z.output<typeof knownRetreatView>;

export const intakeView = z.object({
  retreatId: RetreatId,
  cityCode: CityCode,
  status: z.enum(['open', 'closed']),
  quota: Quota,
  seatsTaken: z.number().int().min(0),
  seatsFree: z.number().int().min(0),
  waitlisted: z.number().int().min(0),
  opensAt: Instant,
  closesAt: Instant,
  closedAt: Instant.nullable(),
  rule: EligibilityRule,
  representation: Representation,
  representationBasis: z
    .enum(['committee', 'assumption'])
    .describe('assumption: nobody decided it, it is the default'),
});
export type IntakeView = z.output<typeof intakeView>;

export const intakeApi = {
  listKnownRetreats: defineEndpoint({
    summary: 'Retreats that this service has heard of',
    method: 'GET',
    path: '/v1/retreats',
    query: pageQuery.extend({ cityCode: CityCode.optional() }),
    response: pageOf(knownRetreatView),
  }),
  getKnownRetreat: defineEndpoint({
    summary: 'What this service has heard of a retreat',
    method: 'GET',
    path: '/v1/retreats/:retreatId',
    params: retreatParams,
    response: knownRetreatView,
  }),
  openIntake: defineEndpoint({
    summary: 'Open the intake of an announced retreat',
    method: 'POST',
    path: '/v1/retreats/:retreatId/intake',
    status: 201,
    params: retreatParams,
    body: z
      .strictObject({
        quota: Quota,
        opensAt: Timestamp,
        closesAt: Timestamp,
        rule: EligibilityRule,
        representation: Representation.optional().describe('Default: a setting of the service'),
      })
      .refine(({ opensAt, closesAt }) => opensAt < closesAt, {
        error: 'the intake closes before it opens',
        path: ['closesAt'],
      }),
    response: intakeView,
  }),
  getIntake: defineEndpoint({
    summary: 'The intake of a retreat with its seats',
    method: 'GET',
    path: '/v1/retreats/:retreatId/intake',
    params: retreatParams,
    response: intakeView,
  }),
  changeQuota: defineEndpoint({
    summary: 'Change the quota; new seats go to the wait-list at once',
    method: 'PUT',
    path: '/v1/retreats/:retreatId/intake/quota',
    params: retreatParams,
    body: z.strictObject({ quota: Quota }),
    response: intakeView,
  }),
  closeIntake: defineEndpoint({
    summary: 'Take no more nominations; those nominated may still answer',
    method: 'POST',
    path: '/v1/retreats/:retreatId/intake/close',
    params: retreatParams,
    response: intakeView,
  }),
  reopenIntake: defineEndpoint({
    summary: 'Take nominations again until a later moment',
    method: 'POST',
    path: '/v1/retreats/:retreatId/intake/reopen',
    params: retreatParams,
    body: z.strictObject({ closesAt: Timestamp }),
    response: intakeView,
  }),
};
