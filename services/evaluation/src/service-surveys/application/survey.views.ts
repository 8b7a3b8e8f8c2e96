import type { BeforeAfterView, ServiceSurveyView } from '@korsa/contracts';
import { Injectable } from '@nestjs/common';
import { KnowledgeQueries } from '../../knowledge/application/knowledge.queries.js';
import { WorkUnitUnknown } from '../../knowledge/application/knowledge.errors.js';
import { headAttendance, type RetreatRecord } from '../../knowledge/domain/head-attendance.js';
import { Retreats } from '../../knowledge/domain/retreat.js';
import { WorkUnits, type WorkUnit } from '../../knowledge/domain/work-unit.js';
import { pageOfList, type Page, type PageQuery } from '../../lists/page-of-list.js';
import { ikmChange } from '../domain/before-after.js';
import { ServiceSurveys, type ServiceSurvey } from '../domain/service-surveys.js';
import { aroundRetreat } from './around-retreat.js';
import { figureOf } from './survey-figure.js';
import { SurveyQueries } from './survey.queries.js';

/** Shows service surveys, of a unit and around a retreat. */
@Injectable()
export class SurveyViews {
  constructor(
    private readonly serviceSurveys: ServiceSurveys,
    private readonly workUnits: WorkUnits,
    private readonly retreats: Retreats,
    private readonly knowledge: KnowledgeQueries,
    private readonly queries: SurveyQueries,
  ) {}

  /** Throws WorkUnitUnknown. */
  async ofUnit(unitCode: string) {
    if (!(await this.workUnits.find(unitCode))) throw new WorkUnitUnknown(unitCode);
    const series = await this.serviceSurveys.find(unitCode);
    return {
      unitCode,
      surveys: (series?.surveys ?? []).map((survey) => surveyView(unitCode, survey)),
    };
  }

  async aroundRetreat(retreatId: string, page: PageQuery): Promise<Page<BeforeAfterView>> {
    const retreat = await this.retreats.get(retreatId);
    const [participants, attendances, units, series] = await Promise.all([
      this.knowledge.participantsOf([retreatId]),
      this.knowledge.attendancesOf([retreatId]),
      this.knowledge.workUnitsOf(retreat.cityCode),
      this.queries.ofCity(retreat.cityCode),
    ]);
    const record = { retreat, participants, attendances };
    const unitOf = new Map(units.map((unit) => [unit.id, unit]));
    const rows = series.map(({ id, surveys }) => rowOf(id, surveys, unitOf.get(id), record));
    return pageOfList(rows, page, ({ unitCode }) => unitCode);
  }
}

export function surveyView(unitCode: string, survey: ServiceSurvey): ServiceSurveyView {
  return { unitCode, ...survey };
}

function rowOf(
  unitCode: string,
  surveys: readonly ServiceSurvey[],
  unit: WorkUnit | undefined,
  record: RetreatRecord,
): BeforeAfterView {
  const { before, after, comparable } = aroundRetreat(surveys, record.retreat);
  const attendance = unit ? headAttendance(unit, record) : 'undecided';
  return {
    unitCode,
    headAttended: attendance === 'undecided' ? null : attendance === 'attended',
    before: before && figureOf(before),
    after: after && figureOf(after),
    change: before && after && comparable ? ikmChange(before, after) : null,
  };
}
