import { Injectable } from '@nestjs/common';
import { ActionPlans, complete, type ActionPlan } from '../domain/action-plan.js';
import { VenueDay } from './venue-day.js';

export interface CompleteActionPlanCommand {
  readonly actionPlanId: string;
}

@Injectable()
export class CompleteActionPlan {
  constructor(
    private readonly actionPlans: ActionPlans,
    private readonly venueDay: VenueDay,
  ) {}

  async execute({ actionPlanId }: CompleteActionPlanCommand): Promise<ActionPlan> {
    const { retreatId } = await this.actionPlans.get(actionPlanId);
    const now = await this.venueDay.now(retreatId);
    return this.actionPlans.change(actionPlanId, (plan) => complete(plan, now));
  }
}
