import { Clock } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { open } from '../domain/retreat.js';
import { Retreats, type Retreat } from './retreats.js';

export interface OpenRetreatCommand {
  readonly retreatId: string;
}

@Injectable()
export class OpenRetreat {
  constructor(
    private readonly retreats: Retreats,
    private readonly clock: Clock,
  ) {}

  execute({ retreatId }: OpenRetreatCommand): Promise<Retreat> {
    const at = this.clock.now();
    return this.retreats.change(retreatId, (retreat) => {
      const { release, plannedJp } = retreat.agenda;
      return open(retreat, { release, plannedJp }, at);
    });
  }
}
