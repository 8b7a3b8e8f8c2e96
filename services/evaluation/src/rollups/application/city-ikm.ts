import { ratio } from '../../figures/half-up.js';
import { heldOn, type Retreat } from '../../knowledge/domain/retreat.js';
import { around } from '../../service-surveys/domain/before-after.js';
import { gradeOf } from '../../service-surveys/domain/ikm.js';
import type { ServiceSurveySeries } from '../../service-surveys/domain/service-surveys.js';

/**
 * The IKM of a city before the first and after the last retreat that took place, over the units that have both by one
 * method.
 */
export function cityIkm(series: readonly ServiceSurveySeries[], retreats: readonly Retreat[]) {
  const period = spanOf(retreats);
  const pairs = series.flatMap(({ surveys }) => {
    if (!period) return [];
    const { before, after, comparable } = around(surveys, period);
    return before && after && comparable ? [{ before: before.ikm, after: after.ikm }] : [];
  });
  const before = meanOf(pairs.map((pair) => pair.before));
  const after = meanOf(pairs.map((pair) => pair.after));
  return {
    units: pairs.length,
    before,
    after,
    change: before && after && hundredths(after.mean - before.mean) / 100,
  };
}

function spanOf(retreats: readonly Retreat[]) {
  const held = retreats.flatMap((retreat) => heldOn(retreat) ?? []);
  const firstDay = held.map((days) => days.firstDay).sort()[0];
  const lastDay = held
    .map((days) => days.lastDay)
    .sort()
    .at(-1);
  return firstDay && lastDay ? { firstDay, lastDay } : undefined;
}

function meanOf(values: readonly number[]) {
  if (values.length === 0) return null;
  const sum = values.reduce((total, value) => total + hundredths(value), 0);
  const mean = ratio(sum, values.length * 100);
  return { mean, grade: gradeOf(hundredths(mean)) };
}

function hundredths(value: number): number {
  return Math.round(value * 100);
}
