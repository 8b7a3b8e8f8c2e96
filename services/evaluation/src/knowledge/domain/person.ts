import type { personTopic, Received } from '@korsa/contracts';
import { Aggregates } from '@korsa/domain';

type Topic = typeof personTopic;
export type PersonFact =
  | Received<Topic['PersonEnrolled']>
  | Received<Topic['PersonPositionChanged']>
  | Received<Topic['PersonErased']>;

/** What registration said of a person: an id and where they work, never who they are. */
export interface Person {
  readonly id: string;
  readonly cityCode: string;
  readonly unitCode: string | null;
  readonly erased: boolean;
}

export abstract class Persons extends Aggregates<Person> {}

export function learnPerson(known: Person | undefined, fact: PersonFact): Person {
  const base = known ?? {
    id: fact.subject,
    cityCode: fact.cityCode,
    unitCode: null,
    erased: false,
  };
  if (fact.name === 'PersonErased') return { ...base, erased: true };
  return { ...base, unitCode: fact.data.unitCode };
}
