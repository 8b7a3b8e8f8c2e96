import { schedulingApi, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { AddRoom } from '../application/add-room.js';
import { RegisterVenue } from '../application/register-venue.js';
import { VenueQueries, venueView } from '../application/venue.queries.js';

@Controller()
export class VenuesController {
  constructor(
    private readonly registerVenue: RegisterVenue,
    private readonly addRoom: AddRoom,
    private readonly venues: VenueQueries,
  ) {}

  @Serve(schedulingApi.registerVenue)
  async register({ body }: InputOf<typeof schedulingApi.registerVenue>) {
    return venueView(await this.registerVenue.execute(body));
  }

  @Serve(schedulingApi.addRoom)
  async add({ params, body }: InputOf<typeof schedulingApi.addRoom>) {
    return venueView(await this.addRoom.execute({ ...params, room: body }));
  }

  @Serve(schedulingApi.listVenues)
  list({ query }: InputOf<typeof schedulingApi.listVenues>) {
    return this.venues.list(query);
  }

  @Serve(schedulingApi.getVenue)
  get({ params }: InputOf<typeof schedulingApi.getVenue>) {
    return this.venues.get(params.venueId);
  }
}
