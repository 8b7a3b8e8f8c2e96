import { Clock } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { Seatings } from '../../registrations/domain/seatings.js';
import { reopen } from '../domain/intake.js';
import { Intakes } from '../domain/intakes.js';
import type { SeatedIntake } from './seated-intake.js';

export interface ReopenIntakeCommand {
  readonly retreatId: string;
  readonly closesAt: string;
}

@Injectable()
export class ReopenIntake {
  constructor(
    private readonly intakes: Intakes,
    private readonly seatings: Seatings,
    private readonly clock: Clock,
  ) {}

  async execute({ retreatId, closesAt }: ReopenIntakeCommand): Promise<SeatedIntake> {
    const at = this.clock.now();
    const intake = await this.intakes.change(retreatId, (closed) => reopen(closed, closesAt, at));
    return { intake, seating: await this.seatings.get(retreatId) };
  }
}
