import { evaluationApi, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { ActionPlanQueries } from '../application/action-plan.queries.js';
import { actionPlanView } from '../application/action-plan.view.js';
import { CommitActionPlan } from '../application/commit-action-plan.js';
import { CompleteActionPlan } from '../application/complete-action-plan.js';
import { ReportProgress } from '../application/report-progress.js';
import { ActionPlans } from '../domain/action-plan.js';

@Controller()
export class ActionPlansController {
  constructor(
    private readonly commitActionPlan: CommitActionPlan,
    private readonly reportProgress: ReportProgress,
    private readonly completeActionPlan: CompleteActionPlan,
    private readonly actionPlans: ActionPlans,
    private readonly queries: ActionPlanQueries,
  ) {}

  @Serve(evaluationApi.commitActionPlan)
  async commit({ body }: InputOf<typeof evaluationApi.commitActionPlan>) {
    return actionPlanView(await this.commitActionPlan.execute(body));
  }

  @Serve(evaluationApi.listActionPlans)
  async list({ query }: InputOf<typeof evaluationApi.listActionPlans>) {
    const { cursor, limit, ...filter } = query;
    const { items, next } = await this.queries.list(filter, { cursor, limit });
    return { items: items.map(actionPlanView), next };
  }

  @Serve(evaluationApi.getActionPlan)
  async get({ params }: InputOf<typeof evaluationApi.getActionPlan>) {
    return actionPlanView(await this.actionPlans.get(params.actionPlanId));
  }

  @Serve(evaluationApi.reportProgress)
  async progress({ params, body }: InputOf<typeof evaluationApi.reportProgress>) {
    return actionPlanView(await this.reportProgress.execute({ ...params, ...body }));
  }

  @Serve(evaluationApi.completeActionPlan)
  async complete({ params }: InputOf<typeof evaluationApi.completeActionPlan>) {
    return actionPlanView(await this.completeActionPlan.execute(params));
  }
}
