import { Injectable } from '@nestjs/common';
import { ActionPlans, progress, type ActionPlan } from '../domain/action-plan.js';
import { VenueDay } from './venue-day.js';

export interface ReportProgressCommand {
  readonly actionPlanId: string;
  readonly percent: number;
}

@Injectable()
export class ReportProgress {
  constructor(
    private readonly actionPlans: ActionPlans,
    private readonly venueDay: VenueDay,
  ) {}

  async execute({ actionPlanId, percent }: ReportProgressCommand): Promise<ActionPlan> {
    const { retreatId } = await this.actionPlans.get(actionPlanId);
    const now = await this.venueDay.now(retreatId);
    return this.actionPlans.change(actionPlanId, (plan) => progress(plan, percent, now));
  }
}
