import { Clock, type Instant } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { atAnotherVenue } from '../../agenda/domain/displacement.js';
import { follow } from '../../agenda/domain/release.js';
import { OpenVenues } from '../../venues/application/open-venues.js';
import { giveBack } from '../../venues/domain/venue.js';
import { relocate, type Premises } from '../domain/retreat.js';
import { Planning, type Changes, type Plans } from './planning.js';
import { premisesOf } from './premises-of.js';
import { andThen, Retreats, withAgenda, type Retreat } from './retreats.js';

export interface RelocateRetreatCommand {
  readonly retreatId: string;
  readonly venueId: string;
  readonly reason: string;
}

/** Sessions keep their times on the clock of the new venue and wait for rooms there; the old rooms are given back. */
@Injectable()
export class RelocateRetreat {
  constructor(
    private readonly retreats: Retreats,
    private readonly venues: OpenVenues,
    private readonly planning: Planning,
    private readonly clock: Clock,
  ) {}

  async execute({ retreatId, venueId, reason }: RelocateRetreatCommand): Promise<Retreat> {
    const at = this.clock.now();
    const { cityCode } = await this.retreats.get(retreatId);
    const premises = premisesOf(await this.venues.forCity(venueId, cityCode));
    const { retreat } = await this.planning.change(
      retreatId,
      (plans) => relocated(plans, premises, reason, at),
      (before) => premisesLeft(before, venueId),
    );
    return retreat;
  }
}

/** What the retreat leaves for the venue, also when it is there already: a repeated command asks for the same again. */
function premisesLeft(retreat: Retreat, venueId: string): Premises {
  if (retreat.place.venueId !== venueId) return retreat;
  return retreat.relocations.findLast(({ to }) => to.place.venueId === venueId)?.from ?? retreat;
}

function relocated(
  { retreat, draft, venue }: Plans,
  premises: Premises,
  reason: string,
  at: Instant,
): Changes {
  const decision = relocate(retreat, premises, reason, at);
  const { timeZone } = retreat;
  const released = atAnotherVenue(retreat.agenda.sessions, timeZone, premises.timeZone);
  return {
    retreat: andThen(decision, (state) => withAgenda(state, follow(state.agenda, released, at))),
    draft: {
      ...draft,
      sessions: atAnotherVenue(draft.sessions, timeZone, premises.timeZone),
    },
    venue: giveBack(venue, retreat.id),
  };
}
