import { covers, provinceOf } from '@korsa/domain';
import { currentCause, runWithCause } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { Venues, type Venue } from '../domain/venue.js';
import { VenueUnknown } from '../domain/venue.errors.js';

/** Venues that may be used for a city: its own, and those of its province that are open to it. */
@Injectable()
export class OpenVenues {
  constructor(private readonly venues: Venues) {}

  /** Throws VenueUnknown, also for a venue that is not open to the city. */
  async forCity(venueId: string, cityCode: string): Promise<Venue> {
    const venue = await this.findForCity(venueId, cityCode);
    if (!venue) throw new VenueUnknown();
    return venue;
  }

  async findForCity(venueId: string, cityCode: string): Promise<Venue | undefined> {
    const venue = await inProvince(() => this.venues.find(venueId));
    return venue && covers(venue.openTo, cityCode) ? venue : undefined;
  }
}

/** Reads as the province of the caller; who calls decides what of it the caller may see. */
export function inProvince<T>(fn: () => Promise<T>): Promise<T> {
  const cause = currentCause();
  return runWithCause({ ...cause, area: provinceOf(cause.area) }, fn);
}
