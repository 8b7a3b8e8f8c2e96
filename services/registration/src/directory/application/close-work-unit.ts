import { AggregateGroup } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { close, type WorkUnit } from '../domain/work-unit.js';
import { WorkUnits } from '../domain/work-units.js';
import { Relatives } from './relatives.js';

export interface CloseWorkUnitCommand {
  readonly unitCode: string;
  readonly validTo: string;
  readonly successorCode: string | null;
}

/** Closes a unit; one decision with its successor, which must be in the directory. */
@Injectable()
export class CloseWorkUnit {
  constructor(
    private readonly units: WorkUnits,
    private readonly relatives: Relatives,
    private readonly group: AggregateGroup,
  ) {}

  async execute({ unitCode, validTo, successorCode }: CloseWorkUnitCommand): Promise<WorkUnit> {
    const relatives = this.relatives.of(unitCode, { successorCode });
    const [unit] = await this.group.change(
      [this.units.at(unitCode), ...relatives.refs],
      (before, ...found) => [
        close(before, validTo, successorCode, relatives.problems(found)),
        ...found.map(() => undefined),
      ],
    );
    return unit;
  }
}
