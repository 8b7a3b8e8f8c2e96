import type { Objectives, RetreatPeriod, SpeakerOrigin } from '@korsa/contracts';
import { Clock, decide, refusing } from '@korsa/domain';
import { newId } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { noRelease } from '../../agenda/domain/release.js';
import { openSlot, slotsOf } from '../../speakers/domain/speaker-list.js';
import { OpenVenues } from '../../venues/application/open-venues.js';
import { VenueUnknown } from '../../venues/domain/venue.errors.js';
import { brokenByPlan, draft } from '../domain/retreat.js';
import { premisesOf } from './premises-of.js';
import { Retreats, type Retreat } from './retreats.js';

export interface DraftRetreatCommand {
  readonly cityCode: string;
  readonly operatorCode: string;
  readonly title: string;
  readonly period: RetreatPeriod;
  readonly venueId: string;
  readonly objectives: Objectives;
  readonly speakerSlots: readonly { readonly expectedFrom: SpeakerOrigin[] }[];
}

@Injectable()
export class DraftRetreat {
  constructor(
    private readonly retreats: Retreats,
    private readonly venues: OpenVenues,
    private readonly clock: Clock,
  ) {}

  async execute({ venueId, speakerSlots, ...retreat }: DraftRetreatCommand): Promise<Retreat> {
    const at = this.clock.now();
    const id = newId();
    const venue = await this.venues.findForCity(venueId, retreat.cityCode);
    if (!venue) throw refusing(new VenueUnknown(), ...brokenByPlan(retreat));
    const premises = premisesOf(venue);
    const speakers = speakerSlots.map(({ expectedFrom }) => openSlot(newId(), expectedFrom));
    return this.retreats.create(id, () => {
      const { state, events } = draft({ ...retreat, id }, premises, slotsOf(speakers), at);
      return decide({ ...state, agenda: noRelease, speakers }, events);
    });
  }
}
