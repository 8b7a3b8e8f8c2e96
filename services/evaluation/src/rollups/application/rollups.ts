import type { RollupView } from '@korsa/contracts';
import { Clock, covers } from '@korsa/domain';
import { Settings } from '@korsa/service-kit';
import { currentCause } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { Assessments } from '../../assessments/domain/assessment.js';
import type { config } from '../../config.js';
import { learningOf, totalJp } from '../../impact/application/impact-report.js';
import { KnowledgeQueries, noCertificates } from '../../knowledge/application/knowledge.queries.js';
import { takesPart } from '../../knowledge/domain/participant.js';
import type { Retreat } from '../../knowledge/domain/retreat.js';
import { SurveyQueries } from '../../service-surveys/application/survey.queries.js';
import { rollUp, type CityFigures, type RetreatTally } from '../domain/rollup.js';
import { AreaNotCovered } from '../domain/rollups.errors.js';
import { cityIkm } from './city-ikm.js';

/** What the retreats of a province or city come to. A retreat belongs where its city lies, whoever runs it. */
@Injectable()
export class Rollups {
  constructor(
    private readonly knowledge: KnowledgeQueries,
    private readonly surveys: SurveyQueries,
    private readonly assessments: Assessments,
    private readonly clock: Clock,
    private readonly settings: Settings<typeof config>,
  ) {}

  /** Throws AreaNotCovered. */
  async of(areaCode: string): Promise<RollupView> {
    const { area } = currentCause();
    if (!covers(area, areaCode)) throw new AreaNotCovered(areaCode, area);
    const retreats = (await this.knowledge.retreatsOf(areaCode)).filter(isPublic);
    const suppressedBelow = this.settings.EVALUATION_SMALLEST_CELL;
    const { cities, ...total } = rollUp(await this.tally(retreats), suppressedBelow);
    return {
      areaCode,
      asOf: this.clock.now(),
      ...total,
      cities: await Promise.all(cities.map((city) => this.viewOf(city, retreats))),
      suppressedBelow,
    };
  }

  private async tally(retreats: readonly Retreat[]): Promise<RetreatTally[]> {
    const ids = retreats.map(({ id }) => id);
    const [participants, attendances, certificates] = await Promise.all([
      this.knowledge.participantsOf(ids),
      this.knowledge.attendancesOf(ids),
      this.knowledge.certificatesOf(ids),
    ]);
    const seated = new Set(participants.filter(takesPart).map(({ id }) => id));
    return retreats.map(({ id, cityCode }) => ({
      retreatId: id,
      cityCode,
      participants: participants.filter((one) => one.retreatId === id && seated.has(one.id)).length,
      jp: totalJp(attendances.filter((one) => one.retreatId === id && seated.has(one.id))),
      ...(certificates.get(id) ?? noCertificates),
    }));
  }

  private async viewOf(
    { byRetreat, ...city }: CityFigures,
    retreats: readonly Retreat[],
  ): Promise<RollupView['cities'][number]> {
    const own = retreats.filter(({ cityCode }) => cityCode === city.cityCode);
    const retreatList = await Promise.all(
      own.map(async ({ id, operatorCode, status }) => {
        const figures = byRetreat.get(id);
        const isHidden = figures?.participants === null;
        return {
          retreatId: id,
          operatorCode,
          status,
          participants: figures?.participants ?? null,
          jp: figures?.jp ?? null,
          certificates: figures?.certificates ?? { issued: null, completed: null, attended: null },
          gain: isHidden ? null : learningOf(await this.assessments.find(id)),
        };
      }),
    );
    return { ...city, ikm: cityIkm(await this.surveys.ofCity(city.cityCode), own), retreatList };
  }
}

/** A draft is known to its makers only, and a cancelled retreat comes to nothing. */
function isPublic({ status }: Retreat): boolean {
  return status !== 'drafted' && status !== 'cancelled';
}
