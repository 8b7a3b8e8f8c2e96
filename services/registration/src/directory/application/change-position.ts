import { AggregateGroup, Clock, keep } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { PositionNotPossible } from '../domain/person.errors.js';
import { changePosition, type Person, type PositionChange } from '../domain/person.js';
import { Persons } from '../domain/persons.js';
import { vacate } from '../domain/work-unit.js';
import { WorkUnits } from '../domain/work-units.js';
import { dayOf } from './day-of.js';

export interface ChangePositionCommand extends PositionChange {
  readonly personId: string;
}

/** Moves a person; one decision with the unit left behind, which loses its head when that was the person. */
@Injectable()
export class ChangePosition {
  constructor(
    private readonly persons: Persons,
    private readonly units: WorkUnits,
    private readonly group: AggregateGroup,
    private readonly clock: Clock,
  ) {}

  async execute({ personId, ...change }: ChangePositionCommand): Promise<Person> {
    const at = this.clock.now();
    // A change that keeps everything is a read that a repeated command repeats as it was: it names the unit left.
    const { unitCode: left } = await this.persons.change(personId, keep);
    const known = await this.units.find(change.unitCode);
    const [person] = await this.group.change(
      [this.persons.at(personId), this.units.maybe(left)],
      (before, unit) => {
        if (!known)
          throw new PositionNotPossible([
            { field: 'unitCode', rule: 'is no work unit of the directory' },
          ]);
        const leaves = unit && change.unitCode !== left;
        return [
          changePosition(before, change, dayOf(at), at),
          leaves ? vacate(unit, personId) : undefined,
        ];
      },
    );
    return person;
  }
}
