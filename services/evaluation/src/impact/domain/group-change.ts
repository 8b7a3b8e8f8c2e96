import { serviceElementNames } from './service-element-names.js';
import { twoDecimals } from '../../figures/half-up.js';
import { differenceInterval, mean, meanInterval, type Interval } from '../../figures/interval.js';
import type { ImpactData, UnitChange } from './impact.js';

/** The change of a group of units; each unit counts once, whatever its size. */
export function groupChange(units: readonly UnitChange[]): ImpactData['attended'] {
  const changes = units.map(({ change }) => change);
  const meanOf = (values: readonly number[]) =>
    values.length === 0 ? null : twoDecimals(mean(values));
  return {
    units: units.length,
    meanBefore: meanOf(units.map(({ before }) => before.ikm)),
    meanAfter: meanOf(units.map(({ after }) => after.ikm)),
    meanChange: meanOf(changes),
    interval95: rounded(meanInterval(changes)),
    improved: changes.filter((change) => change > 0).length,
    belowRequiredSample: units.filter(({ before, after }) => isShort(before) || isShort(after))
      .length,
  };
}

/** Attended minus comparison; null when there is nothing to compare with. */
export function difference(
  attended: readonly UnitChange[],
  comparison: readonly UnitChange[],
): ImpactData['difference'] {
  if (attended.length === 0 || comparison.length === 0) return null;
  const [left, right] = [attended, comparison].map((units) =>
    units.map(({ change }) => change),
  ) as [number[], number[]];
  return {
    mean: twoDecimals(mean(left) - mean(right)),
    interval95: rounded(differenceInterval(left, right)),
  };
}

/** The mean change of each element's score, per group. */
export function elementChanges(
  attended: readonly UnitChange[],
  comparison: readonly UnitChange[],
): ImpactData['elements'] {
  return serviceElementNames.map((element) => ({
    element,
    attended: meanOfElement(attended, element),
    comparison: meanOfElement(comparison, element),
  }));
}

function meanOfElement(
  units: readonly UnitChange[],
  element: (typeof serviceElementNames)[number],
): number | null {
  const values = units.flatMap(({ elements }) => (elements ? [elements[element]] : []));
  return values.length === 0 ? null : Math.round(mean(values) * 10_000) / 10_000;
}

function isShort({ respondents, requiredRespondents }: UnitChange['before']): boolean {
  return respondents < requiredRespondents;
}

function rounded(interval: Interval | null): Interval | null {
  return interval && { low: twoDecimals(interval.low), high: twoDecimals(interval.high) };
}
