import type { Instant } from '@korsa/domain';
import type { ActionPlan } from '../../action-plans/domain/action-plan.js';
import type { Assessment, Closing } from '../../assessments/domain/assessment.js';
import type { RetreatRecord } from '../../knowledge/domain/head-attendance.js';
import { takesPart } from '../../knowledge/domain/participant.js';
import { heldOn } from '../../knowledge/domain/retreat.js';
import type { WorkUnit } from '../../knowledge/domain/work-unit.js';
import type { ServiceSurveySeries } from '../../service-surveys/domain/service-surveys.js';
import { difference, elementChanges, groupChange } from '../domain/group-change.js';
import { RetreatNotClosed } from '../domain/impact.errors.js';
import type { ImpactData } from '../domain/impact.js';
import { unitChanges } from './unit-changes.js';

export interface ImpactSources extends RetreatRecord {
  readonly units: readonly WorkUnit[];
  readonly series: readonly ServiceSurveySeries[];
  readonly certificates: { readonly completed: number; readonly attended: number };
  readonly assessment: Assessment | undefined;
  readonly actionPlans: readonly ActionPlan[];
}

/**
 * Before and after the retreat, of the units whose head attended and of the others of the same city, with what the
 * other levels say. The interval is over units: it says how much units differ, not that the retreat is the reason.
 * Throws RetreatNotClosed.
 */
export function assess(sources: ImpactSources, assessedAt: Instant): ImpactData {
  const { retreat, units, series, assessment, actionPlans } = sources;
  const period = heldOn(retreat);
  if (!period) throw new RetreatNotClosed(retreat.id, retreat.status);
  const changes = unitChanges(units, series, { ...sources, period });
  const attended = changes.units.filter(({ headAttended }) => headAttended);
  const comparison = changes.units.filter(({ headAttended }) => !headAttended);
  return {
    wording: 'change',
    assessedAt,
    attended: groupChange(attended),
    comparison: groupChange(comparison),
    difference: difference(attended, comparison),
    elements: elementChanges(attended, comparison),
    units: [...changes.units],
    notCompared: [...changes.notCompared],
    participation: participationOf(sources),
    levels: {
      reaction: waveResults(assessment, 'reaction'),
      learning: learningOf(assessment),
      behaviour: waveResults(assessment, 'behaviour'),
    },
    actionPlans: {
      committed: actionPlans.length,
      completed: actionPlans.filter(({ status }) => status === 'completed').length,
      unitsVisited: new Set(
        actionPlans.flatMap(({ unitCode, visits }) => (visits.length > 0 ? [unitCode] : [])),
      ).size,
    },
  };
}

function participationOf({
  participants,
  attendances,
  certificates,
}: ImpactSources): ImpactData['participation'] {
  const seated = new Set(participants.filter(takesPart).map(({ id }) => id));
  const decided = attendances.filter(({ id }) => seated.has(id));
  return {
    confirmed: seated.size,
    decided: decided.length,
    met: decided.filter(({ met }) => met).length,
    earnedJp: totalJp(decided),
    certificatesCompleted: certificates.completed,
    certificatesAttended: certificates.attended,
  };
}

/** Added up in tenths: JP have one decimal. */
export function totalJp(attendances: readonly { readonly earnedJp: number }[]): number {
  return attendances.reduce((sum, { earnedJp }) => sum + Math.round(earnedJp * 10), 0) / 10;
}

function waveResults(
  assessment: Assessment | undefined,
  level: Closing['level'],
): ImpactData['levels']['reaction'] {
  return (assessment?.closings ?? [])
    .filter((closing) => closing.level === level)
    .map(({ wave, responses, cells, suppressedCells }) => ({
      wave,
      responses,
      aspects: cells
        .filter(({ sessionId }) => sessionId === null)
        .map(({ respondent, aspect, n, mean, band }) => ({ respondent, aspect, n, mean, band })),
      suppressedCells: suppressedCells.length,
    }));
}

export function learningOf(assessment: Assessment | undefined): ImpactData['levels']['learning'] {
  const gain = assessment?.learningGain;
  if (!gain) return null;
  const { pairs, meanPre, meanPost, meanGain, normalisedGain } = gain;
  return { pairs, meanPre, meanPost, meanGain, normalisedGain };
}
