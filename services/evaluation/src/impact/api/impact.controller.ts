import { evaluationApi, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { AssessImpact } from '../application/assess-impact.js';
import { EvaluatedRetreat } from '../application/evaluated-retreat.js';
import { ImpactViews, impactView } from '../application/impact.views.js';

@Controller()
export class ImpactController {
  constructor(
    private readonly assessImpact: AssessImpact,
    private readonly views: ImpactViews,
    private readonly evaluatedRetreat: EvaluatedRetreat,
  ) {}

  @Serve(evaluationApi.getEvaluatedRetreat)
  getRetreat({ params }: InputOf<typeof evaluationApi.getEvaluatedRetreat>) {
    return this.evaluatedRetreat.get(params.retreatId);
  }

  @Serve(evaluationApi.assessImpact)
  async assess({ params }: InputOf<typeof evaluationApi.assessImpact>) {
    return impactView(await this.assessImpact.execute(params));
  }

  @Serve(evaluationApi.getImpact)
  get({ params }: InputOf<typeof evaluationApi.getImpact>) {
    return this.views.get(params.retreatId);
  }
}
