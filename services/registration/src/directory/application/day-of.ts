import { toInstant, type Instant } from '@korsa/domain';

const easternmostHours = 9;

/** The latest calendar day that it is anywhere in Indonesia (WIT, UTC+9): no date of today is taken for a future one. */
export function dayOf(at: Instant): string {
  return toInstant(Date.parse(at) + easternmostHours * 3_600_000).slice(0, 10);
}
