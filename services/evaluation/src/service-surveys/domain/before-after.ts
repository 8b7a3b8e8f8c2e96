import type { ServiceSurvey } from './service-surveys.js';

/** The surveys of a unit around a retreat. Only those of one method may be compared. */
export interface BeforeAfter {
  readonly before: ServiceSurvey | null;
  readonly after: ServiceSurvey | null;
  readonly comparable: boolean;
}

/**
 * The last survey that ended before the retreat and the first that began after it, of one method where there are
 * such two; the exact method first.
 */
export function around(
  surveys: readonly ServiceSurvey[],
  { firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string },
): BeforeAfter {
  const before = endedBefore(surveys, firstDay);
  const after = surveys
    .filter(({ period }) => period.from > lastDay)
    .sort((a, b) => a.period.from.localeCompare(b.period.from));
  for (const method of ['exact-ninth', 'rounded-0.111', 'rounded-0.11'] as const) {
    const first = before.find((survey) => survey.method === method);
    const second = after.find((survey) => survey.method === method);
    if (first && second) return { before: first, after: second, comparable: true };
  }
  return { before: before[0] ?? null, after: after[0] ?? null, comparable: false };
}

/** Change of the IKM in points, exact to two decimals. */
export function ikmChange(before: ServiceSurvey, after: ServiceSurvey): number {
  return (Math.round(after.ikm * 100) - Math.round(before.ikm * 100)) / 100;
}

/** The latest first. */
export function endedBefore(surveys: readonly ServiceSurvey[], day: string): ServiceSurvey[] {
  return surveys
    .filter(({ period }) => period.to < day)
    .sort((a, b) => b.period.to.localeCompare(a.period.to));
}
