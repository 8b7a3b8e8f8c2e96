import { Injectable } from '@nestjs/common';
import { VenueDay } from '../../action-plans/application/venue-day.js';
import {
  ActionPlans,
  visit,
  type ActionPlan,
  type MonitoringVisit,
} from '../../action-plans/domain/action-plan.js';

export interface RecordMonitoringVisitCommand extends MonitoringVisit {
  readonly actionPlanId: string;
}

@Injectable()
export class RecordMonitoringVisit {
  constructor(
    private readonly actionPlans: ActionPlans,
    private readonly venueDay: VenueDay,
  ) {}

  async execute({ actionPlanId, ...seen }: RecordMonitoringVisitCommand): Promise<ActionPlan> {
    const { retreatId } = await this.actionPlans.get(actionPlanId);
    const now = await this.venueDay.now(retreatId);
    return this.actionPlans.change(actionPlanId, (plan) => visit(plan, seen, now));
  }
}
