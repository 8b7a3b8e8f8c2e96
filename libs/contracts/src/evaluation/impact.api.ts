import { z } from 'zod';
import { defineEndpoint } from '../core/endpoint.js';
import { AreaCode, CityCode, Instant, RetreatId } from '../core/primitives.js';
import { impactData, learningResult } from './impact.events.js';
import { Count, Ikm, ServiceGrade } from './vocabulary.js';

const ofRetreat = z.strictObject({ retreatId: RetreatId });

const impactView = z.object({
  retreatId: RetreatId,
  cityCode: CityCode,
  ...impactData,
  summary: z.array(z.string()).describe('The figures as sentences'),
});
export type ImpactView = z.input<typeof impactView>;

const retreatView = z.object({
  retreatId: RetreatId,
  cityCode: CityCode,
  operatorCode: AreaCode.nullable(),
  hostCode: z.string().nullable(),
  status: z.string(),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  closedAt: Instant.nullable(),
  participants: z.record(z.string(), Count).describe('Registrations by state'),
  decisions: Count.describe('Attendance decisions'),
  certificates: z.object({ completed: Count, attended: Count }),
  complete: z.boolean().describe('Whether every neighbour has been heard about every participant'),
  missing: z.array(z.string()).describe('What has not been heard yet'),
});
export type EvaluatedRetreatView = z.input<typeof retreatView>;

const count = Count.nullable().describe('null: suppressed, it would point at single persons');
const meanIkm = z.object({ mean: Ikm, grade: ServiceGrade }).nullable();
const certificates = z.object({ issued: count, completed: count, attended: count });
const rollupFigures = {
  retreats: Count,
  participants: count,
  jp: z.number().nullable().describe('JP earned; null: suppressed'),
  certificates,
};
const rollupRetreat = z.object({
  retreatId: RetreatId,
  operatorCode: AreaCode.nullable(),
  status: z.string(),
  participants: count,
  jp: z.number().nullable(),
  certificates,
  gain: learningResult.nullable().describe('As last measured'),
});
const rollupCity = z.object({
  cityCode: CityCode,
  ...rollupFigures,
  ikm: z
    .object({
      units: Count,
      before: meanIkm,
      after: meanIkm,
      change: z.number().nullable(),
    })
    .describe('Means over the units surveyed before the first and after the last retreat'),
  retreatList: z.array(rollupRetreat),
});
const rollupView = z.object({
  areaCode: AreaCode,
  asOf: Instant,
  ...rollupFigures,
  cities: z.array(rollupCity),
  suppressedBelow: z.number().int(),
});
export type RollupView = z.input<typeof rollupView>;

export const impactApi = {
  getEvaluatedRetreat: defineEndpoint({
    summary: 'What evaluation knows of a retreat, and what it has not heard yet',
    method: 'GET',
    path: '/v1/retreats/:retreatId',
    params: ofRetreat,
    response: retreatView,
  }),
  assessImpact: defineEndpoint({
    summary: 'Assess the change of the service around a retreat and publish it',
    method: 'POST',
    path: '/v1/retreats/:retreatId/impact',
    params: ofRetreat,
    response: impactView,
  }),
  getImpact: defineEndpoint({
    summary: 'The impact report as last assessed',
    method: 'GET',
    path: '/v1/retreats/:retreatId/impact',
    params: ofRetreat,
    response: impactView,
  }),
  getRollup: defineEndpoint({
    summary: 'The retreats of the cities of an area, by their city code and never by operator',
    method: 'GET',
    path: '/v1/rollups/:areaCode',
    params: z.strictObject({
      areaCode: z.string().regex(/^\d{2}(\.\d{2})?$/, 'must be a province or a city'),
    }),
    response: rollupView,
  }),
};
