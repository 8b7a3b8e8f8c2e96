import { z } from 'zod';
import { defineEndpoint, pageOf, pageQuery } from '../core/endpoint.js';
import {
  ActionPlanId,
  CalendarDay,
  CityCode,
  Instant,
  RegistrationId,
  RetreatId,
  UnitCode,
} from '../core/primitives.js';
import { Count, FindingCode, Percent, ServiceElement } from './vocabulary.js';

const ofPlan = z.strictObject({ actionPlanId: ActionPlanId });
export const ActionPlanStatus = z.enum(['committed', 'completed']);

const visit = z.strictObject({
  visitedOn: CalendarDay,
  finding: FindingCode,
  evidenceCount: z.number().int().min(0).max(1000).describe('Pieces of evidence seen'),
});
const actionPlanView = z.object({
  actionPlanId: ActionPlanId,
  cityCode: CityCode,
  retreatId: RetreatId,
  registrationId: RegistrationId,
  unitCode: UnitCode,
  element: ServiceElement,
  dueOn: CalendarDay,
  status: ActionPlanStatus,
  progressPercent: Percent,
  committedAt: Instant,
  completedOn: CalendarDay.nullable(),
  visits: z.array(visit),
});
export type ActionPlanView = z.input<typeof actionPlanView>;

const coverageView = z.object({
  retreatId: RetreatId,
  units: Count.describe('Work units with a confirmed participant'),
  unitsWithPlan: Count,
  unitsVisited: Count.describe('Of the units, those visited at least once'),
  coveragePercent: z.number().min(0).max(100).nullable().describe('null without a unit'),
  visits: Count,
  notVisited: z.array(UnitCode),
  participantsOfUnknownUnit: Count.describe('Their unit has not been heard of yet'),
});
export type CoverageView = z.input<typeof coverageView>;

export const actionPlansApi = {
  commitActionPlan: defineEndpoint({
    summary: 'A participant promises to improve an element of a service',
    method: 'POST',
    path: '/v1/action-plans',
    status: 201,
    body: z.strictObject({
      registrationId: RegistrationId,
      unitCode: UnitCode,
      element: ServiceElement,
      dueOn: CalendarDay,
    }),
    response: actionPlanView,
  }),
  listActionPlans: defineEndpoint({
    summary: 'Action plans of the area',
    method: 'GET',
    path: '/v1/action-plans',
    query: pageQuery.extend({
      retreatId: RetreatId.optional(),
      unitCode: UnitCode.optional(),
      status: ActionPlanStatus.optional(),
    }),
    response: pageOf(actionPlanView),
  }),
  getActionPlan: defineEndpoint({
    summary: 'An action plan with its monitoring visits',
    method: 'GET',
    path: '/v1/action-plans/:actionPlanId',
    params: ofPlan,
    response: actionPlanView,
  }),
  reportProgress: defineEndpoint({
    summary: 'Say how far an action plan is',
    method: 'POST',
    path: '/v1/action-plans/:actionPlanId/progress',
    params: ofPlan,
    body: z.strictObject({ percent: z.number().int().min(0).max(99) }),
    response: actionPlanView,
  }),
  completeActionPlan: defineEndpoint({
    summary: 'Say that an action plan is done',
    method: 'POST',
    path: '/v1/action-plans/:actionPlanId/complete',
    params: ofPlan,
    response: actionPlanView,
  }),
  recordMonitoringVisit: defineEndpoint({
    summary: 'Record a visit to the unit of an action plan, at most one a day',
    method: 'POST',
    path: '/v1/action-plans/:actionPlanId/monitoring-visits',
    status: 201,
    params: ofPlan,
    body: visit,
    response: actionPlanView,
  }),
  getMonitoringCoverage: defineEndpoint({
    summary: 'How many units with participants were visited after the retreat',
    method: 'GET',
    path: '/v1/retreats/:retreatId/monitoring-coverage',
    params: z.strictObject({ retreatId: RetreatId }),
    response: coverageView,
  }),
};
