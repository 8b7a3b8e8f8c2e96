import { Clock } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { Seatings } from '../../registrations/domain/seatings.js';
import { close } from '../domain/intake.js';
import { Intakes } from '../domain/intakes.js';
import type { SeatedIntake } from './seated-intake.js';

export interface CloseIntakeCommand {
  readonly retreatId: string;
}

@Injectable()
export class CloseIntake {
  constructor(
    private readonly intakes: Intakes,
    private readonly seatings: Seatings,
    private readonly clock: Clock,
  ) {}

  async execute({ retreatId }: CloseIntakeCommand): Promise<SeatedIntake> {
    const at = this.clock.now();
    const intake = await this.intakes.change(retreatId, (open) => close(open, at));
    return { intake, seating: await this.seatings.get(retreatId) };
  }
}
