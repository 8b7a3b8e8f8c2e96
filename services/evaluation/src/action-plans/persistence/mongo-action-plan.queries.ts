import { stateOf, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import type { Page, PageQuery } from '../../lists/page-of-list.js';
import { ActionPlanQueries, type ActionPlanFilter } from '../application/action-plan.queries.js';
import type { ActionPlan } from '../domain/action-plan.js';
import { actionPlanAggregate } from './mongo-action-plans.js';

@Injectable()
export class MongoActionPlanQueries extends ActionPlanQueries {
  constructor(private readonly store: Store) {
    super();
  }

  async list(filter: ActionPlanFilter, { cursor, limit }: PageQuery): Promise<Page<ActionPlan>> {
    const given = Object.entries(filter).filter(([, value]) => value !== undefined);
    const behind = cursor === undefined ? {} : { _id: { $gt: cursor } };
    const plans = await this.find({ ...Object.fromEntries(given), ...behind }, limit + 1);
    const items = plans.slice(0, limit);
    return { items, next: plans.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  ofRetreat(retreatId: string): Promise<ActionPlan[]> {
    return this.find({ retreatId }, 0);
  }

  private async find(filter: object, limit: number): Promise<ActionPlan[]> {
    const found = await this.store
      .model(actionPlanAggregate)
      .find(filter)
      .sort({ _id: 1 })
      .limit(limit)
      .lean();
    return found.map((document) => stateOf<ActionPlan>(document));
  }
}
