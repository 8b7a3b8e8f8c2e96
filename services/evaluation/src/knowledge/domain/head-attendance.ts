import type { Attendance } from './attendance.js';
import { takesPart, type Participant } from './participant.js';
import type { Retreat } from './retreat.js';
import { headAt, type WorkUnit } from './work-unit.js';

export type HeadAttendance = 'attended' | 'absent' | 'undecided';

/** Offices that lead the unit they belong to; only asked when nobody said who the head is. */
const leadingOffices: ReadonlySet<string | null> = new Set([
  'regional-secretary',
  'council-secretary',
  'inspector',
  'agency-head',
  'hospital-director',
  'subdistrict-head',
  'urban-ward-head',
  'bumd-director',
]);

export interface RetreatRecord {
  readonly retreat: Retreat;
  readonly participants: readonly Participant[];
  readonly attendances: readonly Attendance[];
}

/** Whether the head that a unit had at the retreat was there: earned JP, not only a seat. */
export function headAttendance(
  unit: WorkUnit,
  { retreat, participants, attendances }: RetreatRecord,
): HeadAttendance {
  const head = headAt(unit, retreat.closedAt ?? `${retreat.lastDay}T23:59:59.999Z`);
  const heads = participants.filter(
    (participant) =>
      takesPart(participant) &&
      (head === null
        ? participant.unitCode === unit.id && leadingOffices.has(participant.officeKind)
        : participant.personId === head),
  );
  const decisions = heads.map(({ id }) => attendances.find((decided) => decided.id === id));
  if (decisions.some((decision) => decision && decision.earnedJp > 0)) return 'attended';
  return decisions.includes(undefined) ? 'undecided' : 'absent';
}
