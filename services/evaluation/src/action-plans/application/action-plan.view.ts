import type { ActionPlanView } from '@korsa/contracts';
import type { ActionPlan } from '../domain/action-plan.js';

export function actionPlanView(plan: ActionPlan): ActionPlanView {
  return {
    actionPlanId: plan.id,
    cityCode: plan.cityCode,
    retreatId: plan.retreatId,
    registrationId: plan.registrationId,
    unitCode: plan.unitCode,
    element: plan.element,
    dueOn: plan.dueOn,
    status: plan.status,
    progressPercent: plan.progressPercent,
    committedAt: plan.committedAt,
    completedOn: plan.completedOn,
    visits: plan.visits.map(({ visitedOn, finding, evidenceCount }) => ({
      visitedOn,
      finding,
      evidenceCount,
    })),
  };
}
