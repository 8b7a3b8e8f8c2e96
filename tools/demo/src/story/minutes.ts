/** The moment so many minutes later, earlier when negative. */
export function addMinutes(moment: string, minutes: number): string {
  return new Date(Date.parse(moment) + minutes * 60_000).toISOString();
}

/** The moment so many days of 24 hours later. */
export function addDays(moment: string, days: number): string {
  return addMinutes(moment, days * 1_440);
}
