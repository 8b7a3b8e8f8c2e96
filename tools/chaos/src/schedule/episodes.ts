import type { PlannedFault } from '../faults/fault.js';

/** Faults that overlap, directly or through others. */
export interface Episode {
  readonly at: number;
  readonly end: number;
  readonly faults: readonly PlannedFault[];
}

/** A schedule, in parts that have nothing to do with each other. */
export function episodesOf(schedule: readonly PlannedFault[]): readonly Episode[] {
  const episodes: Episode[] = [];
  for (const fault of schedule.toSorted((a, b) => a.at - b.at)) {
    const end = fault.at + fault.duration;
    const last = episodes.at(-1);
    if (last && fault.at <= last.end) {
      const faults = [...last.faults, fault];
      episodes[episodes.length - 1] = { at: last.at, end: Math.max(last.end, end), faults };
    } else episodes.push({ at: fault.at, end, faults: [fault] });
  }
  return episodes;
}
