import { nameId } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { PersonQueries } from '../../directory/application/person.queries.js';
import { WorkUnitQueries } from '../../directory/application/work-unit.queries.js';
import { factsOf } from '../../directory/domain/position.js';
import type { Nomination } from '../domain/nominate.js';
import { NomineeUnknown } from '../domain/registration.errors.js';

/** Looks up what the directory says of those who are nominated, so that decisions need not wait. */
@Injectable()
export class Nominees {
  constructor(
    private readonly people: PersonQueries,
    private readonly units: WorkUnitQueries,
  ) {}

  /** The nomination of each of the persons for a retreat of the city; it throws NomineeUnknown for who is not in the directory. */
  async of(
    retreatId: string,
    cityCode: string,
    personIds: readonly string[],
  ): Promise<(personId: string, group: string | null) => Nominee> {
    const persons = await this.people.byIds(personIds);
    const units = await this.units.byCodes([...persons.values()].map(({ unitCode }) => unitCode));
    return (personId, group) => {
      const person = persons.get(personId);
      const unit = person && units.get(person.unitCode);
      if (!person || person.erasedAt || !unit) throw new NomineeUnknown();
      const id = registrationIdOf(retreatId, personId);
      const facts = { ...factsOf(person), unitKind: unit.kind };
      return {
        nomination: { id, cityCode, retreatId, personId, facts, group },
        candidate: { ...facts, cityCode: person.cityCode },
      };
    };
  }
}

export interface Nominee {
  readonly nomination: Nomination;
  /** What the eligibility rule looks at. */
  readonly candidate: Nomination['facts'] & { readonly cityCode: string };
}

/** One registration per person and retreat. */
export function registrationIdOf(retreatId: string, personId: string): string {
  return nameId(retreatId, personId);
}
