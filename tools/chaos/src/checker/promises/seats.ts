import { checkEach, type CheckedPromise } from '@korsa/demo';
import { documentsOf, type Evidence, type StoredDocument } from '../evidence.js';

/** Promise 2 where it hurts: seats are what registrations hold, never more than there are, and none is left empty. */
export function seatsAreCounted(evidence: Evidence): CheckedPromise {
  const seatings = documentsOf(evidence, 'registration.seatings').values();
  const registrations = [...documentsOf(evidence, 'registration.registrations').values()];
  const byRetreat = Map.groupBy(registrations, ({ retreatId }) => retreatId);
  return checkEach('2 no seat is given twice', seatings, (seating) =>
    wrongSeat(seating, byRetreat.get(seating._id) ?? []),
  );
}

function wrongSeat(seating: StoredDocument, registrations: readonly StoredDocument[]) {
  const { _id: retreatId, quota, taken, waitlist } = seating as unknown as Seating;
  const held = count(registrations, 'confirmed', 'reconfirming');
  const waiting = count(registrations, 'waitlisted');
  if (taken > quota) return `${retreatId}: ${taken} seats of ${quota} are taken`;
  if (taken !== held)
    return `${retreatId}: ${taken} seats are taken, ${held} registrations hold one`;
  if (waitlist.length !== waiting || new Set(waitlist).size !== waiting)
    return `${retreatId}: ${waitlist.length} on the wait-list, ${waiting} registrations wait`;
  if (waiting > 0 && taken < quota) return `${retreatId}: ${waiting} wait beside an empty seat`;
  return undefined;
}

interface Seating {
  readonly _id: string;
  readonly quota: number;
  readonly taken: number;
  readonly waitlist: readonly string[];
}

function count(registrations: readonly StoredDocument[], ...statuses: string[]): number {
  return registrations.filter(({ status }) => statuses.includes(String(status))).length;
}
