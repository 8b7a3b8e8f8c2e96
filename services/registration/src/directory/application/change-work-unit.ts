import { AggregateGroup } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { change, type WorkUnit, type WorkUnitChange } from '../domain/work-unit.js';
import { WorkUnits } from '../domain/work-units.js';
import { Relatives } from './relatives.js';

export interface ChangeWorkUnitCommand {
  readonly unitCode: string;
  readonly changes: WorkUnitChange;
}

/** Changes a unit; one decision with its new parent and head, which must be in the directory. */
@Injectable()
export class ChangeWorkUnit {
  constructor(
    private readonly units: WorkUnits,
    private readonly relatives: Relatives,
    private readonly group: AggregateGroup,
  ) {}

  async execute({ unitCode, changes }: ChangeWorkUnitCommand): Promise<WorkUnit> {
    const relatives = this.relatives.of(unitCode, changes);
    const [unit] = await this.group.change(
      [this.units.at(unitCode), ...relatives.refs],
      (before, ...found) => [
        change(before, changes, relatives.problems(found)),
        ...found.map(() => undefined),
      ],
    );
    return unit;
  }
}
