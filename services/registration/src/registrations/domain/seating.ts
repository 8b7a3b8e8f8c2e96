import { QuotaBelowSeatsTaken } from './registration.errors.js';

/**
 * The seats of a retreat and who waits for one; its id is the retreat's. Every seat that is taken or given back
 * passes through here, so that a quota is never oversold. Whoever waits does so because every seat is taken.
 */
export interface Seating {
  readonly id: string;
  readonly cityCode: string;
  readonly quota: number;
  readonly taken: number;
  /** Registrations in the order of their yes. */
  readonly waitlist: readonly string[];
}

/** The seating after a yes: with a seat, or with a place on the wait-list (`position`, from 1). */
export function claim(
  seating: Seating,
  registrationId: string,
): { readonly seating: Seating; readonly position: number | null } {
  if (seating.taken < seating.quota) {
    return { seating: { ...seating, taken: seating.taken + 1 }, position: null };
  }
  const waitlist = [...seating.waitlist, registrationId];
  return { seating: { ...seating, waitlist }, position: waitlist.length };
}

/** The seating after a seat came back and nobody gets it. */
export function giveBack(seating: Seating): Seating {
  return { ...seating, taken: seating.taken - 1 };
}

/** The seating after a seat went from somebody to the first who waits. */
export function passOn(seating: Seating): Seating {
  return { ...seating, waitlist: seating.waitlist.slice(1) };
}

export function leaveWaitlist(seating: Seating, registrationId: string): Seating {
  return { ...seating, waitlist: seating.waitlist.filter((id) => id !== registrationId) };
}

/** The same place on the wait-list for somebody else. */
export function swapOnWaitlist(seating: Seating, from: string, to: string): Seating {
  return { ...seating, waitlist: seating.waitlist.map((id) => (id === from ? to : id)) };
}

/** Who would get a seat if the quota were this. */
export function admittedBy(seating: Seating, quota: number): readonly string[] {
  return seating.waitlist.slice(0, Math.max(0, quota - seating.taken));
}

/** The seating with another quota, the new seats given to those who wait. Throws QuotaBelowSeatsTaken. */
export function resize(seating: Seating, quota: number): Seating {
  if (quota < seating.taken) throw new QuotaBelowSeatsTaken(quota, seating.taken);
  const admitted = admittedBy(seating, quota).length;
  return {
    ...seating,
    quota,
    taken: seating.taken + admitted,
    waitlist: seating.waitlist.slice(admitted),
  };
}

/** The place on the wait-list, from 1; null for who does not wait. */
export function positionOf(seating: Seating, registrationId: string): number | null {
  const index = seating.waitlist.indexOf(registrationId);
  return index < 0 ? null : index + 1;
}
