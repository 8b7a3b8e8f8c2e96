import type { Room } from '@korsa/contracts';
import { roomOf, type Venue } from '../../venues/domain/venue.js';
import { RoomUnknown } from '../domain/agenda.errors.js';

/** The room of the venue, null for none. Throws RoomUnknown. */
export function roomAt(venue: Venue, roomCode: string | null): Room | null {
  if (roomCode === null) return null;
  const room = roomOf(venue, roomCode);
  if (!room) throw new RoomUnknown(roomCode);
  return room;
}
