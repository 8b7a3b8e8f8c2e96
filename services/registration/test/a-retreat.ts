import { registrationIdOf } from '../src/registrations/application/nominees.js';
import type { Registration } from '../src/registrations/domain/registration.js';
import { aKnownRetreat, anIntake, aPerson, aSeating, aWorkUnit, retreatId } from './builders.js';
import { Desk } from './desk.js';

/** Id of the nth person of a desk that `aRetreat` laid out. */
export function personId(n: number): string {
  return `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}`;
}

/** Id of that person's registration. */
export function registrationId(n: number): string {
  return registrationIdOf(retreatId, personId(n));
}

/** A desk with an open intake of `quota` seats and nine eligible people, numbered from 1. */
export function aRetreat({ quota = 2 } = {}): Desk {
  const desk = new Desk();
  desk.retreats.given(aKnownRetreat());
  desk.intakes.given(anIntake({ quota }));
  desk.seatings.given(aSeating({ quota }));
  desk.units.given(aWorkUnit(), aWorkUnit({ id: '33.71.dinkes' }));
  desk.persons.given(
    ...Array.from({ length: 9 }, (_, index) => aPerson({ id: personId(index + 1) })),
  );
  return desk;
}

export function nominate(desk: Desk, n: number): Promise<Registration> {
  return desk.as(() =>
    desk.nominateParticipant.execute({ retreatId, personId: personId(n), group: null }),
  );
}

/** Nominates the people and lets them say yes, one after the other. */
export async function seat(desk: Desk, ...people: readonly number[]): Promise<void> {
  for (const n of people) {
    await nominate(desk, n);
    await desk.as(() => desk.confirmParticipation.execute({ registrationId: registrationId(n) }));
  }
}

/** The state of everybody's registration, in the order of their numbers. */
export function statuses(desk: Desk): string[] {
  const all = new Map(desk.registrations.all().map(({ id, status }) => [id, status]));
  return Array.from({ length: 9 }, (_, index) => all.get(registrationId(index + 1))).filter(
    (status) => status !== undefined,
  );
}
