/**
 * The simulated time of a run stands still at two moments: everything is prepared on the eve, and happens on the day.
 * Technical times (leases, order, retention) are the machine's all the same.
 */
export const moments = {
  eve: '2025-11-03T08:00:00+07:00',
  day: '2025-11-04T14:00:00+07:00',
} as const;

/** The days of the retreats that are held, and of those that are still being planned. */
export const days = {
  held: { firstDay: '2025-11-04', lastDay: '2025-11-07' },
  planned: { firstDay: '2025-12-01', lastDay: '2025-12-04' },
  /** Shares three days with `planned`, so that a session fits into both. */
  movedTo: { firstDay: '2025-12-02', lastDay: '2025-12-05' },
} as const;

const minutesPerSlot = 50;

/** The nth session of a day from six in the morning, 45 minutes long. */
export function slotOf(day: string, nth: number): { startsAt: string; endsAt: string } {
  const start = Date.parse(`${day}T06:00:00+07:00`) + nth * minutesPerSlot * 60_000;
  return { startsAt: instant(start), endsAt: instant(start + 45 * 60_000) };
}

/** So many minutes later. */
export function minutesAfter(moment: string, minutes: number): string {
  return instant(Date.parse(moment) + minutes * 60_000);
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
