import {
  PersonCategory,
  RegistrationStatus as RegistrationStatuses,
  type RegistrationSummary,
} from '@korsa/contracts';
import type { Person } from '../../directory/domain/person.js';
import { holdsSeat, isActive, type Registration } from '../domain/registration.js';
import { positionChanged } from './standing.js';

/** How the registrations of a retreat stand, counted. */
export function summaryOf(
  retreatId: string,
  registrations: readonly Registration[],
  persons: ReadonlyMap<string, Person>,
): RegistrationSummary {
  const count = (test: (registration: Registration) => boolean) =>
    registrations.filter(test).length;
  return {
    retreatId,
    total: registrations.length,
    byStatus: counted(RegistrationStatuses.options, (status) => count((r) => r.status === status)),
    seatsHeldByCategory: counted(PersonCategory.options, (category) =>
      count((r) => holdsSeat(r) && r.facts.category === category),
    ),
    positionChanged: count((r) => isActive(r) && positionChanged(r, persons.get(r.personId))),
  };
}

function counted<Key extends string>(
  keys: readonly Key[],
  count: (key: Key) => number,
): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, count(key)])) as Record<Key, number>;
}
