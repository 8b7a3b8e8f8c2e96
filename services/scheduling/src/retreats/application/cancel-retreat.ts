import { Clock } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { giveBack } from '../../venues/domain/venue.js';
import { cancel } from '../domain/retreat.js';
import { Planning } from './planning.js';
import type { Retreat } from './retreats.js';

export interface CancelRetreatCommand {
  readonly retreatId: string;
  readonly reason: string;
}

@Injectable()
export class CancelRetreat {
  constructor(
    private readonly planning: Planning,
    private readonly clock: Clock,
  ) {}

  async execute({ retreatId, reason }: CancelRetreatCommand): Promise<Retreat> {
    const at = this.clock.now();
    const { retreat } = await this.planning.change(retreatId, ({ retreat, venue }) => ({
      retreat: cancel(retreat, reason, at),
      venue: giveBack(venue, retreatId),
    }));
    return retreat;
  }
}
