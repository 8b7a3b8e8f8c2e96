import { z } from 'zod';
import { defineEndpoint, pageOf, pageQuery } from '../core/endpoint.js';
import { AreaCode, CityCode, Instant, TimeZone } from '../core/primitives.js';
import { publicText } from '../core/public-text.js';
import { HostCode, Place, Room, RoomCode, VenueId } from './vocabulary.js';

export const RoomView = z.object({
  ...Room.shape,
  capacity: z.int().min(1).max(20_000).nullable().describe('Persons; null when not limited'),
});
export type RoomView = z.output<typeof RoomView>;

const roomBody = z.strictObject({ ...RoomView.shape, name: publicText(Room.shape.name) });

const venueFacts = {
  name: Place.shape.name.describe('Campus or building'),
  hostCode: HostCode,
  cityCode: CityCode.describe('The city that keeps the book of rooms'),
  openTo: AreaCode.describe('Whose retreats may take place here: a city, or all of a province'),
  areaCode: Place.shape.areaCode.describe(
    'Where it stands; need not be the city that keeps the book',
  ),
  timeZone: TimeZone,
};

export const VenueView = z.object({
  venueId: VenueId,
  ...venueFacts,
  rooms: z.array(RoomView),
});
export type VenueView = z.output<typeof VenueView>;

const venue = z.strictObject({ venueId: VenueId });

export const venuesApi = {
  registerVenue: defineEndpoint({
    summary: 'Registers premises with their rooms',
    method: 'POST',
    path: '/v1/venues',
    idempotency: 'required-key',
    status: 201,
    body: z.strictObject({
      ...venueFacts,
      name: publicText(venueFacts.name),
      openTo: AreaCode.optional().describe('Left out: the city that keeps the book'),
      rooms: z
        .array(roomBody)
        .max(200)
        .refine(
          (rooms) => new Set(rooms.map(({ code }) => code)).size === rooms.length,
          'a room code is used twice',
        ),
    }),
    response: VenueView,
  }),
  addRoom: defineEndpoint({
    summary: 'Adds a room to a venue',
    method: 'POST',
    path: '/v1/venues/:venueId/rooms',
    status: 201,
    params: venue,
    body: roomBody,
    response: VenueView,
  }),
  listVenues: defineEndpoint({
    summary: 'Venues of the own area, and those of its province that are open to it',
    method: 'GET',
    path: '/v1/venues',
    query: pageQuery.extend({ hostCode: HostCode.optional(), areaCode: AreaCode.optional() }),
    response: pageOf(VenueView),
  }),
  getVenue: defineEndpoint({
    summary: 'A venue, with the times at which its rooms are taken',
    method: 'GET',
    path: '/v1/venues/:venueId',
    params: venue,
    response: VenueView.extend({
      taken: z.array(z.object({ roomCode: RoomCode, startsAt: Instant, endsAt: Instant })),
    }),
  }),
};
