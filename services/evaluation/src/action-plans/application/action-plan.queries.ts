import type { Page, PageQuery } from '../../lists/page-of-list.js';
import type { ActionPlan } from '../domain/action-plan.js';

export interface ActionPlanFilter {
  readonly retreatId?: string | undefined;
  readonly unitCode?: string | undefined;
  readonly status?: ActionPlan['status'] | undefined;
}

export abstract class ActionPlanQueries {
  abstract list(filter: ActionPlanFilter, page: PageQuery): Promise<Page<ActionPlan>>;
  abstract ofRetreat(retreatId: string): Promise<ActionPlan[]>;
}
