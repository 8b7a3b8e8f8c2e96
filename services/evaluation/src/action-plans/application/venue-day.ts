import { Clock } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { Retreats } from '../../knowledge/domain/retreat.js';
import type { Moment } from '../domain/action-plan.js';

/** The zone of a retreat that has not been heard of yet: that of both pilot cities. */
const usualZone = 'Asia/Jakarta';

/** What day it is for the people of a retreat. */
@Injectable()
export class VenueDay {
  constructor(
    private readonly retreats: Retreats,
    private readonly clock: Clock,
  ) {}

  async now(retreatId: string): Promise<Moment> {
    const at = this.clock.now();
    const timeZone = (await this.retreats.find(retreatId))?.timeZone ?? usualZone;
    // Sweden writes a day as YYYY-MM-DD.
    return { at, today: new Date(at).toLocaleDateString('sv-SE', { timeZone }) };
  }
}
