import { z } from 'zod';
import { defineEndpoint } from '../core/endpoint.js';
import { AreaCode, CityCode, Instant, RetreatId } from '../core/primitives.js';
import { RegistrationStatus } from '../registration/vocabulary.js';
import { Count } from './vocabulary.js';

const count = Count.nullable().describe('null: suppressed, it would point at single persons');

const overviewRetreat = z.object({
  retreatId: RetreatId,
  cityCode: CityCode,
  operatorCode: AreaCode.nullable(),
  hostCode: z.string().nullable(),
  status: z.string(),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  registrations: z.partialRecord(RegistrationStatus, Count).describe('By state; absent is zero'),
  seated: Count.describe('Registrations that hold a seat: the others are not counted below'),
  presence: z.object({
    came: count.describe('Was at a session at least once; null: suppressed'),
    notYet: count,
  }),
  decisions: z
    .object({ met: count, missed: count, open: count })
    .describe('Against the attendance threshold'),
  certificates: z.object({ completed: count, attended: count }),
});

const overviewView = z.object({
  areaCode: AreaCode,
  asOf: Instant,
  retreats: z.array(overviewRetreat).describe('By city, then by first day'),
  incomplete: Count.describe('Registrations of which a part of the history is missing'),
  suppressedBelow: z.number().int(),
});
export type OverviewView = z.input<typeof overviewView>;
export type OverviewRetreat = z.input<typeof overviewRetreat>;

export const overviewApi = {
  getOverview: defineEndpoint({
    summary: 'How the retreats of an area stand now: seats, presence, decisions, certificates',
    method: 'GET',
    path: '/v1/overviews/:areaCode',
    params: z.strictObject({
      areaCode: z.string().regex(/^\d{2}(\.\d{2})?$/, 'must be a province or a city'),
    }),
    response: overviewView,
  }),
};
