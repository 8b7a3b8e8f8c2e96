import type { ResponseOf, evaluationApi } from '@korsa/contracts';
import type { CheckedPromise } from '../promises/promise.js';
import type { Korsa } from '../korsa.js';
import type { ServiceName } from '../stack/service-process.js';
import type { Cast } from '../story/cast.js';
import { countByStatus } from '../story/take-nominations.js';

export interface SurveyFigure {
  readonly unitCode: string;
  readonly headAttended: boolean | null;
  /** IKM, two decimals; null without a survey. */
  readonly before: number | null;
  readonly after: number | null;
  readonly gradeBefore: string | null;
  readonly gradeAfter: string | null;
}

export interface RetreatFigures {
  readonly retreatId: string;
  readonly title: string;
  readonly cityCode: string;
  readonly operatorCode: string;
  readonly registrations: Readonly<Record<string, number>>;
  readonly participantsByCategory: Readonly<Record<string, number>>;
  readonly plannedJp: number;
  readonly earnedJp: number;
  readonly threshold: { readonly percent: number; readonly basis: string };
  readonly checkedIn: number;
  readonly certificates: { readonly completed: number; readonly attended: number };
  readonly learning: {
    readonly pairs: number;
    readonly pre: number;
    readonly post: number;
    readonly gain: number;
  };
  readonly reactions: number;
  readonly actionPlans: number;
  readonly unitsVisited: { readonly visited: number; readonly units: number };
  readonly serviceSurveys: readonly SurveyFigure[];
  readonly impact: ResponseOf<typeof evaluationApi.getImpact>;
}

export interface TopicFigures {
  readonly name: string;
  readonly partitions: number;
  readonly events: number;
}

/** Everything the demo found out; what `--json` writes. */
export interface DemoReport {
  readonly retreats: readonly RetreatFigures[];
  readonly rollups: Readonly<Record<string, ResponseOf<typeof evaluationApi.getRollup>>>;
  readonly topics: readonly TopicFigures[];
  readonly promises: readonly CheckedPromise[];
  readonly endpoints: {
    readonly kafka: string;
    readonly mongo: string;
    readonly services: Readonly<Record<ServiceName, string>>;
    readonly topicPrefix: string;
  };
}

/** The figures of one retreat, all of them read by HTTP as a client would. */
export async function figuresOf(cast: Cast): Promise<RetreatFigures> {
  const { city, operator, retreatId, data } = cast;
  const params = { retreatId };
  const query = { limit: 200 };
  const [attendance, gain, waves, plans, coverage, surveys, impact, registrations, summary] =
    await Promise.all([
      operator.attendance.getRetreatAttendance({ params }),
      city.evaluation.getLearningGain({ params }),
      city.evaluation.getWaves({ params }),
      city.evaluation.listActionPlans({ query: { retreatId, ...query } }),
      city.evaluation.getMonitoringCoverage({ params }),
      city.evaluation.listSurveysAround({ params, query }),
      city.evaluation.getImpact({ params }),
      countByStatus(cast),
      city.registration.summarizeRegistrations({ params }),
    ]);
  const certificates = await Promise.all(
    (['completed', 'attended'] as const).map((outcome) =>
      operator.attendance.listCertificates({ params, query: { ...query, outcome, valid: 'true' } }),
    ),
  );
  return {
    retreatId,
    title: data.retreat.title,
    cityCode: data.retreat.cityCode,
    operatorCode: data.retreat.operatorCode,
    registrations,
    participantsByCategory: summary.seatsHeldByCategory,
    plannedJp: attendance.plannedJp,
    earnedJp: attendance.earnedJp,
    threshold: { percent: attendance.thresholdPercent, basis: attendance.basis },
    checkedIn: attendance.sessions.reduce(
      (sum, { present, late, tooLate }) => sum + present + late + tooLate,
      0,
    ),
    certificates: {
      completed: certificates[0]!.items.length,
      attended: certificates[1]!.items.length,
    },
    learning: { pairs: gain.pairs, pre: gain.meanPre, post: gain.meanPost, gain: gain.meanGain },
    reactions: waves.waves.find(({ level }) => level === 'reaction')?.responses ?? 0,
    actionPlans: plans.items.length,
    unitsVisited: { visited: coverage.unitsVisited, units: coverage.units },
    serviceSurveys: surveys.items.map(({ unitCode, headAttended, before, after }) => ({
      unitCode,
      headAttended,
      before: before?.ikm ?? null,
      after: after?.ikm ?? null,
      gradeBefore: before?.grade ?? null,
      gradeAfter: after?.grade ?? null,
    })),
    impact,
  };
}

/** The roll-up of each area, asked for by its own operator. */
export async function rollupsOf(
  korsa: Korsa,
  areas: readonly string[],
): Promise<DemoReport['rollups']> {
  const rollups = await Promise.all(
    areas.map(async (areaCode) => {
      const { evaluation } = korsa.deskOf(`operator-${areaCode}`, areaCode);
      return [areaCode, await evaluation.getRollup({ params: { areaCode } })] as const;
    }),
  );
  return Object.fromEntries(rollups);
}
