import type { schedulingApi } from '@korsa/contracts';
import type { AnswerOf } from '@korsa/service-kit';
import type { Venue } from '../domain/venue.js';

export interface VenueFilter {
  readonly hostCode?: string | undefined;
  readonly areaCode?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export type VenueAnswer = AnswerOf<typeof schedulingApi.registerVenue>;
export type VenuesAnswer = AnswerOf<typeof schedulingApi.listVenues>;
export type VenueWithBook = AnswerOf<typeof schedulingApi.getVenue>;

/** Venues of the caller’s area, and those of its province that are open to it. */
export abstract class VenueQueries {
  /** Throws AggregateNotFound. */
  abstract get(venueId: string): Promise<VenueWithBook>;
  abstract list(filter: VenueFilter): Promise<VenuesAnswer>;
}

export function venueView(venue: Venue): VenueAnswer {
  const { id, cityCode, openTo, name, hostCode, areaCode, timeZone, rooms } = venue;
  return { venueId: id, cityCode, openTo, name, hostCode, areaCode, timeZone, rooms };
}

/** Times only: whose retreat has a room is not for everybody to see. */
export function venueWithBook(venue: Venue): VenueWithBook {
  const taken = venue.bookings
    .map(({ roomCode, startsAt, endsAt }) => ({ roomCode, startsAt, endsAt }))
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  return { ...venueView(venue), taken };
}
