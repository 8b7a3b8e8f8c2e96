import type { CoverageView } from '@korsa/contracts';
import { Injectable } from '@nestjs/common';
import { ActionPlanQueries } from '../../action-plans/application/action-plan.queries.js';
import type { ActionPlan } from '../../action-plans/domain/action-plan.js';
import { ratio } from '../../figures/half-up.js';
import { KnowledgeQueries } from '../../knowledge/application/knowledge.queries.js';
import { takesPart, type Participant } from '../../knowledge/domain/participant.js';
import { Retreats } from '../../knowledge/domain/retreat.js';

/** How far monitoring has come: of the units with a participant, those that were visited. */
@Injectable()
export class Coverage {
  constructor(
    private readonly retreats: Retreats,
    private readonly knowledge: KnowledgeQueries,
    private readonly actionPlans: ActionPlanQueries,
  ) {}

  async ofRetreat(retreatId: string): Promise<CoverageView> {
    await this.retreats.get(retreatId);
    const participants = await this.knowledge.participantsOf([retreatId]);
    return { retreatId, ...coverage(participants, await this.actionPlans.ofRetreat(retreatId)) };
  }
}

export function coverage(
  registrations: readonly Participant[],
  plans: readonly ActionPlan[],
): Omit<CoverageView, 'retreatId'> {
  const participants = registrations.filter(takesPart);
  const units = [...new Set(participants.flatMap(({ unitCode }) => unitCode ?? []))].sort();
  const planned = new Set(plans.map(({ unitCode }) => unitCode));
  const visited = new Set(
    plans.filter(({ visits }) => visits.length > 0).map((one) => one.unitCode),
  );
  const notVisited = units.filter((unit) => !visited.has(unit));
  const unitsVisited = units.length - notVisited.length;
  return {
    units: units.length,
    unitsWithPlan: units.filter((unit) => planned.has(unit)).length,
    unitsVisited,
    coveragePercent: units.length === 0 ? null : ratio(unitsVisited * 100, units.length),
    visits: plans.reduce((sum, { visits }) => sum + visits.length, 0),
    notVisited,
    participantsOfUnknownUnit: participants.filter(({ unitCode }) => unitCode === null).length,
  };
}
