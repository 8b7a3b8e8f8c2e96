import { actionPlanTopic } from '@korsa/contracts';
import { AggregateStore, defineAggregate, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { ActionPlans, type ActionPlan, type ActionPlanEvent } from '../domain/action-plan.js';

export const actionPlanAggregate = defineAggregate<ActionPlan>({
  name: 'action plan',
  collection: 'actionPlans',
  topic: actionPlanTopic,
  fields: {
    retreatId: String,
    registrationId: String,
    unitCode: String,
    element: String,
    dueOn: String,
    status: String,
    progressPercent: Number,
    committedAt: String,
    completedOn: String,
    visits: [{ visitedOn: String, finding: String, evidenceCount: Number }],
  },
  indexes: [{ keys: { cityCode: 1, retreatId: 1 } }, { keys: { cityCode: 1, unitCode: 1 } }],
});

@Injectable()
export class MongoActionPlans
  extends AggregateStore<ActionPlan, ActionPlanEvent>
  implements ActionPlans
{
  constructor(store: Store) {
    super(store, actionPlanAggregate);
  }
}
