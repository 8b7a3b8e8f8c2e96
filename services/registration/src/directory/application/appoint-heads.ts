import { inPart } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { accepted, refused, type RowVerdict } from '../../rows.js';
import { ChangeWorkUnit } from './change-work-unit.js';

export interface AppointHeadsCommand {
  readonly heads: readonly Appointment[];
}

interface Appointment {
  readonly unitCode: string;
  /** Null leaves the unit without a head. */
  readonly headPersonId: string | null;
}

interface AppointedHead extends RowVerdict {
  readonly outcome: 'appointed' | 'refused';
  readonly unitCode: string;
}

/** Names the heads of many units. Every row stands alone. */
@Injectable()
export class AppointHeads {
  constructor(private readonly changeWorkUnit: ChangeWorkUnit) {}

  execute({ heads }: AppointHeadsCommand): Promise<AppointedHead[]> {
    return Promise.all(
      heads.map((head, row) => inPart(`row-${row}`, () => this.appoint(row, head))),
    );
  }

  private async appoint(
    row: number,
    { unitCode, headPersonId }: Appointment,
  ): Promise<AppointedHead> {
    try {
      await this.changeWorkUnit.execute({ unitCode, changes: { headPersonId } });
      return { ...accepted(row), outcome: 'appointed', unitCode };
    } catch (error) {
      return { ...refused(row, error), outcome: 'refused', unitCode };
    }
  }
}
