import type { Instant } from '@korsa/domain';
import type { RetreatPeriod, TimeZone } from '@korsa/contracts';
import type { z } from 'zod';

export type Zone = z.output<typeof TimeZone>;

/** Hours ahead of UTC, the whole year: Indonesia has no summer time (Keppres 41/1987). */
const utcOffsetHours: Readonly<Record<Zone, number>> = {
  'Asia/Jakarta': 7,
  'Asia/Pontianak': 7,
  'Asia/Makassar': 8,
  'Asia/Jayapura': 9,
};

const hour = 3_600_000;
const day = 24 * hour;

const onTheClock = (at: Instant, zone: Zone) =>
  new Date(Date.parse(at) + utcOffsetHours[zone] * hour);

/** The calendar day at the venue, `YYYY-MM-DD`. */
export function localDay(at: Instant, zone: Zone): string {
  return onTheClock(at, zone).toISOString().slice(0, 10);
}

/** The time on the clock at the venue, `HH:MM`. */
export function localTime(at: Instant, zone: Zone): string {
  return onTheClock(at, zone).toISOString().slice(11, 16);
}

export function isFriday(at: Instant, zone: Zone): boolean {
  return onTheClock(at, zone).getUTCDay() === 5;
}

/** The instant of a local day and time, `2025-11-05` and `07:30`. */
export function instantAt(localDate: string, time: string, zone: Zone): Instant {
  const utc = Date.parse(`${localDate}T${time}:00.000Z`) - utcOffsetHours[zone] * hour;
  return new Date(utc).toISOString();
}

/** From midnight before the first day to midnight after the last. */
export function boundsOf({ firstDay, lastDay }: RetreatPeriod, zone: Zone) {
  const start = instantAt(firstDay, '00:00', zone);
  const end = new Date(Date.parse(instantAt(lastDay, '00:00', zone)) + day).toISOString();
  return { start, end };
}

/** Whole days from one calendar day to another. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day;
}

/** The instant at which the clock of `to` shows what the clock of `from` shows at `at`. */
export function sameClock(at: Instant, from: Zone, to: Zone): Instant {
  const ahead = (utcOffsetHours[to] - utcOffsetHours[from]) * hour;
  return new Date(Date.parse(at) - ahead).toISOString();
}
