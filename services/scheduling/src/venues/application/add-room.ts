import type { RoomView } from '@korsa/contracts';
import { decide } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { addRoom, Venues, type Venue } from '../domain/venue.js';

export interface AddRoomCommand {
  readonly venueId: string;
  readonly room: RoomView;
}

@Injectable()
export class AddRoom {
  constructor(private readonly venues: Venues) {}

  execute({ venueId, room }: AddRoomCommand): Promise<Venue> {
    return this.venues.change(venueId, (venue) => decide(addRoom(venue, room), []));
  }
}
