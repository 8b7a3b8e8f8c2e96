import type { Person } from '../../directory/domain/person.js';
import { factsOf } from '../../directory/domain/position.js';
import type { Registration } from '../domain/registration.js';

/** Whether the person holds another post than the one they were nominated with. */
export function positionChanged({ facts }: Registration, person: Person | undefined): boolean {
  if (!person) return false;
  const { unitKind: _, ...nominatedWith } = facts;
  const today = factsOf(person);
  return Object.entries(nominatedWith).some(
    ([fact, value]) => today[fact as keyof typeof today] !== value,
  );
}
