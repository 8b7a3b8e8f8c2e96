import { AggregateGroup } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { WorkUnitRegisteredAlready } from '../domain/work-unit.errors.js';
import { register, type NewWorkUnit, type WorkUnit } from '../domain/work-unit.js';
import { WorkUnits } from '../domain/work-units.js';
import { Relatives } from './relatives.js';

export type RegisterWorkUnitCommand = NewWorkUnit;

/** Registers a unit; one decision with its parent and head, which must be in the directory. */
@Injectable()
export class RegisterWorkUnit {
  constructor(
    private readonly units: WorkUnits,
    private readonly relatives: Relatives,
    private readonly group: AggregateGroup,
  ) {}

  async execute(command: RegisterWorkUnitCommand): Promise<WorkUnit> {
    const { unitCode } = command;
    const relatives = this.relatives.of(unitCode, command);
    const [unit] = await this.group.change(
      [this.units.maybe(unitCode), ...relatives.refs],
      (registered, ...found) => {
        if (registered) throw new WorkUnitRegisteredAlready(unitCode);
        return [register(command, relatives.problems(found)), ...found.map(() => undefined)];
      },
    );
    return unit as WorkUnit;
  }
}
