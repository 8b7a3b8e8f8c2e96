import { Clock } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { slotsOf } from '../../speakers/domain/speaker-list.js';
import { announce } from '../domain/retreat.js';
import { Retreats, type Retreat } from './retreats.js';

export interface AnnounceRetreatCommand {
  readonly retreatId: string;
}

@Injectable()
export class AnnounceRetreat {
  constructor(
    private readonly retreats: Retreats,
    private readonly clock: Clock,
  ) {}

  execute({ retreatId }: AnnounceRetreatCommand): Promise<Retreat> {
    const at = this.clock.now();
    return this.retreats.change(retreatId, (retreat) =>
      announce(retreat, slotsOf(retreat.speakers), at),
    );
  }
}
