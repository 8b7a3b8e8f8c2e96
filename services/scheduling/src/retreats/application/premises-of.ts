import type { Venue } from '../../venues/domain/venue.js';
import type { Premises } from '../domain/retreat.js';

/** What a retreat keeps of the venue it takes place at. */
export function premisesOf(venue: Venue): Premises {
  return {
    hostCode: venue.hostCode,
    place: { venueId: venue.id, name: venue.name, areaCode: venue.areaCode },
    timeZone: venue.timeZone,
    keeperCode: venue.cityCode,
  };
}
