import { Clock } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { close, type Intake } from '../domain/intake.js';
import { Intakes } from '../domain/intakes.js';

export interface CloseIntakeOfRetreatCommand {
  readonly retreatId: string;
}

/** A retreat that is over takes no nominations; one without an open intake took none. */
@Injectable()
export class CloseIntakeOfRetreat {
  constructor(
    private readonly intakes: Intakes,
    private readonly clock: Clock,
  ) {}

  execute({ retreatId }: CloseIntakeOfRetreatCommand): Promise<Intake | undefined> {
    const at = this.clock.now();
    return this.intakes.changeOrCreate(retreatId, (intake) =>
      intake?.status === 'open' ? close(intake, at) : undefined,
    );
  }
}
