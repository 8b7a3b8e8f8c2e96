/** A moment as RFC 3339 in UTC with milliseconds (`2025-11-05T01:00:00.000Z`): sorts as text, reads the same in state, event and document. */
export type Instant = string;

/** The time of what is happening: the system's, or the simulated one in simulation mode. */
export abstract class Clock {
  abstract now(): Instant;
}

/** Any RFC 3339 time with offset as an Instant. Throws RangeError when it is not a time. */
export function toInstant(time: string | number | Date): Instant {
  return new Date(time).toISOString();
}

/** The instant `days` whole days (24 hours each) later. */
export function addDays(at: Instant, days: number): Instant {
  return new Date(Date.parse(at) + days * 86_400_000).toISOString();
}

/** Minutes from one instant to another, negative when `to` is earlier. */
export function minutesBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 60_000;
}
