import { AggregateGroup, Clock } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { refuseOver } from '../../registrations/domain/registration.js';
import { Seatings } from '../../registrations/domain/seatings.js';
import { KnownRetreats } from '../../retreats/domain/known-retreats.js';
import { reopen } from '../domain/intake.js';
import { Intakes } from '../domain/intakes.js';
import type { SeatedIntake } from './seated-intake.js';

export interface ReopenIntakeCommand {
  readonly retreatId: string;
  readonly closesAt: string;
}

/** Takes nominations again, while the retreat is not over. */
@Injectable()
export class ReopenIntake {
  constructor(
    private readonly intakes: Intakes,
    private readonly seatings: Seatings,
    private readonly retreats: KnownRetreats,
    private readonly group: AggregateGroup,
    private readonly clock: Clock,
  ) {}

  async execute({ retreatId, closesAt }: ReopenIntakeCommand): Promise<SeatedIntake> {
    const at = this.clock.now();
    const [intake] = await this.group.change(
      [this.intakes.at(retreatId), this.retreats.maybe(retreatId)],
      (before, retreat) => {
        refuseOver(retreatId, retreat);
        return [reopen(before, closesAt, at), undefined];
      },
    );
    return { intake, seating: await this.seatings.get(retreatId) };
  }
}
