import type { Room, RoomView, Session, SessionSlot } from '@korsa/contracts';
import {
  Aggregates,
  requireUnbroken,
  type AreaCode,
  type DomainError,
  type Instant,
} from '@korsa/domain';
import type { Zone } from '../../calendar/venue-time.js';
import { RoomExists, RoomTaken, TooManyRooms } from './venue.errors.js';

/** A room that a released agenda uses. */
export interface Booking {
  readonly retreatId: string;
  readonly sessionId: string;
  readonly roomCode: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** Premises with their rooms, and the book of who has them when. Private to scheduling. */
export interface Venue {
  readonly id: string;
  /** The city that keeps the book. */
  readonly cityCode: string;
  /** Whose retreats may take place here: a city, or all cities of a province. */
  readonly openTo: AreaCode;
  readonly name: string;
  readonly hostCode: string;
  readonly areaCode: string;
  readonly timeZone: Zone;
  readonly rooms: readonly RoomView[];
  /** Of retreats to come and under way; a retreat that is over gives its rooms back. */
  readonly bookings: readonly Booking[];
}

export abstract class Venues extends Aggregates<Venue> {}

const mostRooms = 200;

export function addRoom(venue: Venue, room: RoomView): Venue {
  if (roomOf(venue, room.code)) throw new RoomExists(room.code);
  if (venue.rooms.length >= mostRooms) throw new TooManyRooms(mostRooms);
  return { ...venue, rooms: [...venue.rooms, room] };
}

export function roomOf({ rooms }: Venue, roomCode: string): Room | undefined {
  const room = rooms.find(({ code }) => code === roomCode);
  return room && { code: room.code, name: room.name };
}

/** Whether another retreat has the room at that time. */
export function isTaken(venue: Venue, retreatId: string, slot: SessionSlot): boolean {
  return venue.bookings.some(
    (booking) =>
      booking.retreatId !== retreatId &&
      booking.roomCode === slot.room?.code &&
      booking.startsAt < slot.endsAt &&
      booking.endsAt > slot.startsAt,
  );
}

/** What sessions break whose room another retreat has at that time; named by their id where they have one. */
export function brokenByBookings(
  venue: Venue,
  retreatId: string,
  sessions: readonly (SessionSlot & { readonly sessionId?: string })[],
): readonly DomainError[] {
  const clashes = sessions
    .filter((session) => isTaken(venue, retreatId, session))
    .map(({ sessionId, room }) => ({ sessionId, roomCode: room?.code ?? '' }));
  return clashes.length > 0 ? [new RoomTaken(clashes)] : [];
}

/** The retreat has the rooms of these sessions, and no others any more. Throws RoomTaken with every clash. */
export function book(venue: Venue, retreatId: string, sessions: readonly Session[]): Venue {
  requireUnbroken(brokenByBookings(venue, retreatId, sessions));
  const bookings = sessions.flatMap(({ sessionId, room, startsAt, endsAt }): Booking[] =>
    room ? [{ retreatId, sessionId, roomCode: room.code, startsAt, endsAt }] : [],
  );
  return { ...venue, bookings: [...bookedByOthers(venue, retreatId), ...bookings] };
}

/** The retreat gives its rooms back. */
export function giveBack(venue: Venue, retreatId: string): Venue {
  return { ...venue, bookings: bookedByOthers(venue, retreatId) };
}

function bookedByOthers({ bookings }: Venue, retreatId: string): Booking[] {
  return bookings.filter((booking) => booking.retreatId !== retreatId);
}
