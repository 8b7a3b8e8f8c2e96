import type { IntakeView } from '@korsa/contracts';
import { Injectable } from '@nestjs/common';
import { Seatings } from '../../registrations/domain/seatings.js';
import { Intakes } from '../domain/intakes.js';
import { intakeView } from './intake.view.js';

/** Reads of intakes in the caller's area. */
@Injectable()
export class IntakeQueries {
  constructor(
    private readonly intakes: Intakes,
    private readonly seatings: Seatings,
  ) {}

  /** Throws AggregateNotFound. */
  async get(retreatId: string): Promise<IntakeView> {
    const intake = await this.intakes.get(retreatId);
    return intakeView({ intake, seating: await this.seatings.get(retreatId) });
  }
}
