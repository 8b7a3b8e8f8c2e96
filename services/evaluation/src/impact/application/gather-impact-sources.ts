import { Injectable } from '@nestjs/common';
import { ActionPlanQueries } from '../../action-plans/application/action-plan.queries.js';
import { Assessments } from '../../assessments/domain/assessment.js';
import { KnowledgeQueries, noCertificates } from '../../knowledge/application/knowledge.queries.js';
import { Retreats } from '../../knowledge/domain/retreat.js';
import { SurveyQueries } from '../../service-surveys/application/survey.queries.js';
import type { ImpactSources } from './impact-report.js';

/** Everything this service knows around a retreat. */
@Injectable()
export class GatherImpactSources {
  constructor(
    private readonly retreats: Retreats,
    private readonly knowledge: KnowledgeQueries,
    private readonly surveys: SurveyQueries,
    private readonly actionPlans: ActionPlanQueries,
    private readonly assessments: Assessments,
  ) {}

  /** Throws AggregateNotFound. */
  async around(retreatId: string): Promise<ImpactSources> {
    const retreat = await this.retreats.get(retreatId);
    const { cityCode } = retreat;
    const [participants, attendances, certificates, units, series, actionPlans, assessment] =
      await Promise.all([
        this.knowledge.participantsOf([retreatId]),
        this.knowledge.attendancesOf([retreatId]),
        this.knowledge.certificatesOf([retreatId]),
        this.knowledge.workUnitsOf(cityCode),
        this.surveys.ofCity(cityCode),
        this.actionPlans.ofRetreat(retreatId),
        this.assessments.find(retreatId),
      ]);
    return {
      retreat,
      participants,
      attendances,
      certificates: certificates.get(retreatId) ?? noCertificates,
      units,
      series,
      actionPlans,
      assessment,
    };
  }
}
