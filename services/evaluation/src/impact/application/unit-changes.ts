import { headAttendance, type RetreatRecord } from '../../knowledge/domain/head-attendance.js';
import type { WorkUnit } from '../../knowledge/domain/work-unit.js';
import { figureOf } from '../../service-surveys/application/survey-figure.js';
import { around, ikmChange } from '../../service-surveys/domain/before-after.js';
import type {
  ServiceSurvey,
  ServiceSurveySeries,
} from '../../service-surveys/domain/service-surveys.js';
import { mapElements } from '../../service-surveys/domain/survey-answers.js';
import type { ImpactData, UnitChange } from '../domain/impact.js';

type NotCompared = ImpactData['notCompared'][number];

export interface UnitChanges {
  readonly units: readonly UnitChange[];
  readonly notCompared: readonly NotCompared[];
}

/** The change of every unit that was surveyed or whose head attended; why not, where it cannot be said. */
export function unitChanges(
  units: readonly WorkUnit[],
  series: readonly ServiceSurveySeries[],
  record: RetreatRecord & {
    readonly period: { readonly firstDay: string; readonly lastDay: string };
  },
): UnitChanges {
  const surveysOf = new Map(series.map(({ id, surveys }) => [id, surveys]));
  const compared = [...units]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((unit): (UnitChange | NotCompared)[] => {
      const surveys = surveysOf.get(unit.id) ?? [];
      const attendance = headAttendance(unit, record);
      if (surveys.length === 0 && attendance === 'absent') return [];
      const { before, after, comparable } = around(surveys, record.period);
      const unitCode = unit.id;
      if (!before) return [{ unitCode, reason: 'no-survey-before' }];
      if (!after) return [{ unitCode, reason: 'no-survey-after' }];
      if (!comparable) return [{ unitCode, reason: 'methods-differ' }];
      if (attendance === 'undecided') return [{ unitCode, reason: 'attendance-undecided' }];
      return [changeOf(unitCode, attendance === 'attended', before, after)];
    });
  return {
    units: compared.flatMap((entry) => ('change' in entry ? [entry] : [])),
    notCompared: compared.flatMap((entry) => ('reason' in entry ? [entry] : [])),
  };
}

function changeOf(
  unitCode: string,
  headAttended: boolean,
  before: ServiceSurvey,
  after: ServiceSurvey,
): UnitChange {
  const [from, to] = [before.elements, after.elements];
  return {
    unitCode,
    headAttended,
    before: figureOf(before),
    after: figureOf(after),
    change: ikmChange(before, after),
    elements: from && to && mapElements(to, ({ mean }, element) => mean - from[element].mean),
  };
}
