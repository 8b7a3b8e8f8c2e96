import type { EventsOf, personTopic } from '@korsa/contracts';
import { decide, keep, type Decision, type Instant } from '@korsa/domain';
import { cityOf } from './city-of.js';
import { PersonErasedAlready, PositionNotPossible } from './person.errors.js';
import type { SealedIdentity } from './identity.js';
import { factsOf, positionProblems, type PersonCategory, type Position } from './position.js';

export type PersonEvent = EventsOf<typeof personTopic>;
type EventData<Type> = Extract<PersonEvent, { type: Type }>['data'];

export interface Person {
  readonly id: string;
  readonly cityCode: string;
  /** Null once erased. */
  readonly identity: SealedIdentity | null;
  readonly nipFormatValid: boolean;
  /** A NIP of valid form need not be registered at BKN; nobody has asked BKN yet. */
  readonly verifiedAtBkn: boolean;
  readonly category: PersonCategory;
  readonly position: Position;
  readonly unitCode: string;
  readonly enrolledAt: Instant;
  readonly erasedAt: Instant | null;
}

interface NewPerson {
  readonly id: string;
  readonly identity: SealedIdentity;
  readonly category: PersonCategory;
  readonly position: Position;
  readonly unitCode: string;
}

export function enrol(person: NewPerson, at: Instant): Decision<Person, PersonEvent> {
  const { id, identity, category, position, unitCode } = person;
  const state: Person = {
    id,
    cityCode: cityOf(unitCode),
    identity,
    nipFormatValid: identity.nipFingerprint !== null,
    verifiedAtBkn: false,
    category,
    position,
    unitCode,
    enrolledAt: at,
    erasedAt: null,
  };
  return decide(state, [{ type: 'PersonEnrolled', data: { ...factsOf(state), enrolledAt: at } }]);
}

export interface PositionChange {
  readonly position: Position;
  readonly unitCode: string;
  readonly reason: EventData<'PersonPositionChanged'>['reason'];
  readonly effectiveOn: string;
}

/** `today` is a calendar day: a change is told when it takes effect, because it counts at once. */
export function changePosition(
  person: Person,
  { position, unitCode, reason, effectiveOn }: PositionChange,
  today: string,
  at: Instant,
): Decision<Person, PersonEvent> {
  if (person.erasedAt) throw new PersonErasedAlready(person.id);
  const problems = [
    ...positionProblems(person.category, position),
    ...(cityOf(unitCode) === person.cityCode
      ? []
      : [{ field: 'unitCode', rule: 'the unit belongs to another city' }]),
    ...(effectiveOn > today
      ? [{ field: 'effectiveOn', rule: 'a change is told when it takes effect' }]
      : []),
  ];
  if (problems.length > 0) throw new PositionNotPossible(problems);
  const next: Person = { ...person, position, unitCode };
  if (samePosition(person, next)) return keep(person);
  const data = {
    ...factsOf(next),
    before: factsOf(person),
    reason,
    effectiveOn,
    changedAt: at,
  };
  return decide(next, [{ type: 'PersonPositionChanged', data }]);
}

/** Forgets who it was. The id and the facts of past retreats stay, as those of nobody. */
export function erase(
  person: Person,
  reason: EventData<'PersonErased'>['reason'],
  at: Instant,
): Decision<Person, PersonEvent> {
  if (person.erasedAt) return keep(person);
  return decide({ ...person, identity: null, nipFormatValid: false, erasedAt: at }, [
    { type: 'PersonErased', data: { reason, erasedAt: at } },
  ]);
}

function samePosition(a: Person, b: Person): boolean {
  const said = (person: Person) =>
    JSON.stringify([person.position.title, Object.entries(factsOf(person))]);
  return said(a) === said(b);
}
