import type { AggregateRef, AggregateState, DomainEvent, Problem } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { cityOf } from '../domain/city-of.js';
import { Persons } from '../domain/persons.js';
import { WorkUnits } from '../domain/work-units.js';

/** What a work unit points to. */
export interface Relations {
  readonly parentCode?: string | null | undefined;
  readonly successorCode?: string | null | undefined;
  readonly headPersonId?: string | null | undefined;
}

/** The parent, successor and head of a unit, read in the same decision as the unit that points to them. */
@Injectable()
export class Relatives {
  constructor(
    private readonly units: WorkUnits,
    private readonly persons: Persons,
  ) {}

  /** References of all that `relations` names in the unit's city, and what is wrong with what they lead to. */
  of(unitCode: string, { parentCode, successorCode, headPersonId }: Relations) {
    const relatives: Relative[] = [];
    for (const [field, code] of Object.entries({ parentCode, successorCode })) {
      if (code && code !== unitCode && cityOf(code) === cityOf(unitCode))
        relatives.push({ field, rule: 'is no known work unit', ref: this.units.maybe(code) });
    }
    if (headPersonId) {
      const ref = this.persons.maybe(headPersonId);
      relatives.push({ field: 'headPersonId', rule: 'is no person of the city', ref });
    }
    return {
      refs: relatives.map(({ ref }) => ref),
      problems: (found: readonly (AggregateState | undefined)[]): Problem[] =>
        relatives
          .filter((_, index) => found[index]?.cityCode !== cityOf(unitCode))
          .map(({ field, rule }) => ({ field, rule })),
    };
  }
}

interface Relative extends Problem {
  readonly ref: AggregateRef<AggregateState | undefined, DomainEvent>;
}
