import { AggregateStore, defineAggregate, Store, structured } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { Venues, type Venue } from '../domain/venue.js';

export const venueAggregate = defineAggregate<Venue>({
  name: 'venue',
  collection: 'venues',
  fields: {
    openTo: String,
    name: String,
    hostCode: String,
    areaCode: String,
    timeZone: String,
    rooms: structured,
    bookings: structured,
  },
  // One book of rooms per venue: the same premises registered twice would be booked twice.
  indexes: [
    { keys: { cityCode: 1, name: 1 }, unique: true },
    { keys: { openTo: 1, name: 1 }, acrossAreas: 'finds what a province opens to its cities' },
  ],
});

@Injectable()
export class MongoVenues extends AggregateStore<Venue> implements Venues {
  constructor(store: Store) {
    super(store, venueAggregate);
  }
}
