import { Clock } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { giveBack } from '../../venues/domain/venue.js';
import { close } from '../domain/retreat.js';
import { Planning } from './planning.js';
import type { Retreat } from './retreats.js';

export interface CloseRetreatCommand {
  readonly retreatId: string;
}

@Injectable()
export class CloseRetreat {
  constructor(
    private readonly planning: Planning,
    private readonly clock: Clock,
  ) {}

  async execute({ retreatId }: CloseRetreatCommand): Promise<Retreat> {
    const at = this.clock.now();
    const { retreat } = await this.planning.change(retreatId, ({ retreat, venue }) => {
      const { release, plannedJp } = retreat.agenda;
      return {
        retreat: close(retreat, { release, plannedJp }, at),
        venue: giveBack(venue, retreatId),
      };
    });
    return retreat;
  }
}
