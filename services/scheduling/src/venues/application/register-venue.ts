import type { RoomView } from '@korsa/contracts';
import { covers, decide } from '@korsa/domain';
import { currentCause, newId } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import type { Zone } from '../../calendar/venue-time.js';
import { OpenBeyondArea } from '../domain/venue.errors.js';
import { Venues, type Venue } from '../domain/venue.js';

export interface RegisterVenueCommand {
  readonly cityCode: string;
  readonly openTo?: string | undefined;
  readonly name: string;
  readonly hostCode: string;
  readonly areaCode: string;
  readonly timeZone: Zone;
  readonly rooms: readonly RoomView[];
}

@Injectable()
export class RegisterVenue {
  constructor(private readonly venues: Venues) {}

  async execute({ openTo: given, ...venue }: RegisterVenueCommand): Promise<Venue> {
    const openTo = given ?? venue.cityCode;
    if (!covers(currentCause().area, openTo)) throw new OpenBeyondArea(openTo);
    const id = newId();
    return this.venues.create(id, () => decide({ id, ...venue, openTo, bookings: [] }, []));
  }
}
