import { heldOn, type Retreat } from '../../knowledge/domain/retreat.js';
import { around, endedBefore, type BeforeAfter } from '../domain/before-after.js';
import type { ServiceSurvey } from '../domain/service-surveys.js';

/** The surveys around a retreat; one that has not taken place has a baseline and nothing after it. */
export function aroundRetreat(surveys: readonly ServiceSurvey[], retreat: Retreat): BeforeAfter {
  const held = heldOn(retreat);
  if (held) return around(surveys, held);
  const { firstDay } = retreat;
  const [baseline = null] = firstDay ? endedBefore(surveys, firstDay) : [];
  return { before: baseline, after: null, comparable: false };
}
