import { workUnitBody } from '@korsa/contracts';
import { inPart } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { readRow, RowInvalid } from '../../read-row.js';
import { accepted, refused, type RowVerdict } from '../../rows.js';
import { WorkUnitRegisteredAlready } from '../domain/work-unit.errors.js';
import { RegisterWorkUnit } from './register-work-unit.js';

export interface ImportWorkUnitsCommand {
  readonly rows: readonly unknown[];
}

interface ImportedUnit extends RowVerdict {
  readonly outcome: 'registered' | 'already-registered' | 'refused';
  readonly unitCode: string | null;
}

/** Registers many units in the order of the rows, so that a parent may be in the same import. */
@Injectable()
export class ImportWorkUnits {
  constructor(private readonly registerWorkUnit: RegisterWorkUnit) {}

  execute({ rows }: ImportWorkUnitsCommand): Promise<ImportedUnit[]> {
    return Promise.all(
      rows.map((row, index) => inPart(`row-${index}`, () => this.register(index, row))),
    );
  }

  private async register(row: number, given: unknown): Promise<ImportedUnit> {
    const body = readRow(workUnitBody, given);
    const unitCode = body instanceof RowInvalid ? null : body.unitCode;
    try {
      if (body instanceof RowInvalid) throw body;
      await this.registerWorkUnit.execute(body);
      return { ...accepted(row), outcome: 'registered', unitCode };
    } catch (error) {
      const known = error instanceof WorkUnitRegisteredAlready;
      const outcome = known ? 'already-registered' : 'refused';
      return { ...refused(row, error), outcome, unitCode };
    }
  }
}
