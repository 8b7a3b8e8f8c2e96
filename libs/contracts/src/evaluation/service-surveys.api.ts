import { z } from 'zod';
import { defineEndpoint, pageOf, pageQuery } from '../core/endpoint.js';
import { Instant, RetreatId, UnitCode } from '../core/primitives.js';
import { surveyFigure } from './impact.events.js';
import { Count, Ikm, perElement, ServiceGrade, SurveyMethod, SurveyPeriod } from './vocabulary.js';

const scale = z
  .string()
  .regex(/^\d{1,3}-\d{1,3}$/, 'must read like 1-4')
  .describe('Scale of the scores; an IKM exists on 1-4 only');
const score = z.number().int().min(0);
const respondents = z.number().int().min(1).max(10_000_000);

const answers = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('sums'),
    scale,
    respondents,
    sums: perElement(score.max(40_000_000)).strict().describe('Sum of the scores per element'),
  }),
  z.strictObject({
    kind: z.literal('rows'),
    scale,
    rows: z
      .array(perElement(score.max(1000)).strict())
      .min(1)
      .max(2000),
  }),
  z.strictObject({
    kind: z.literal('reported'),
    method: SurveyMethod,
    respondents,
    ikm: z
      .number()
      .multipleOf(0.01)
      .min(24.75, 'an IKM lies between 25 and 100; a value on 0 to 5 is an IPP, no IKM')
      .max(100, 'an IKM lies between 25 and 100'),
  }),
]);

const surveyView = z.object({
  unitCode: UnitCode,
  period: SurveyPeriod,
  users: Count,
  respondents: Count,
  requiredRespondents: Count,
  shortfall: Count,
  method: SurveyMethod,
  elements: perElement(z.object({ sum: Count, mean: z.number() })).nullable(),
  ikm: Ikm,
  grade: ServiceGrade,
  recordedAt: Instant,
});
export type ServiceSurveyView = z.input<typeof surveyView>;

const figure = surveyFigure.nullable();
const beforeAfter = z.object({
  unitCode: UnitCode,
  headAttended: z.boolean().nullable().describe('null: not known yet'),
  before: figure.describe('The last survey that ended before the retreat'),
  after: figure.describe('The first survey that began after it; null until it is closed'),
  change: z.number().nullable().describe('null when one is missing or the methods differ'),
});
export type BeforeAfterView = z.input<typeof beforeAfter>;

export const serviceSurveysApi = {
  recordServiceSurvey: defineEndpoint({
    summary: 'Record the service survey (SKM) of a unit and period',
    method: 'POST',
    path: '/v1/work-units/:unitCode/service-surveys',
    status: 201,
    params: z.strictObject({ unitCode: UnitCode }),
    body: z.strictObject({
      period: SurveyPeriod,
      users: z.number().int().min(1).max(100_000_000).describe('Service users in the period'),
      answers,
    }),
    response: surveyView,
  }),
  listServiceSurveys: defineEndpoint({
    summary: 'Service surveys of a unit, by period',
    method: 'GET',
    path: '/v1/work-units/:unitCode/service-surveys',
    params: z.strictObject({ unitCode: UnitCode }),
    response: z.object({ unitCode: UnitCode, surveys: z.array(surveyView) }),
  }),
  listSurveysAround: defineEndpoint({
    summary: 'Service surveys of the city before and after a retreat, by unit',
    method: 'GET',
    path: '/v1/retreats/:retreatId/service-surveys',
    params: z.strictObject({ retreatId: RetreatId }),
    query: pageQuery,
    response: pageOf(beforeAfter),
  }),
};
