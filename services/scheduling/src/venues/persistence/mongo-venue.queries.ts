import { AggregateNotFound, covers, isCityCode, provinceOf } from '@korsa/domain';
import { currentCause, stateOf, Store, type StoredState } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { pageOf, readCursor } from '../../lists/cursor.js';
import { inProvince } from '../application/open-venues.js';
import {
  VenueQueries,
  venueView,
  venueWithBook,
  type VenueFilter,
  type VenuesAnswer,
  type VenueWithBook,
} from '../application/venue.queries.js';
import { Venues, type Venue } from '../domain/venue.js';
import { venueAggregate } from './mongo-venues.js';

@Injectable()
export class MongoVenueQueries extends VenueQueries {
  constructor(
    private readonly store: Store,
    private readonly venues: Venues,
  ) {
    super();
  }

  override async get(venueId: string): Promise<VenueWithBook> {
    const { area } = currentCause();
    const venue = await inProvince(() => this.venues.find(venueId));
    const visible = venue && (covers(area, venue.cityCode) || covers(venue.openTo, area));
    if (!visible) throw new AggregateNotFound('venue', venueId);
    return venueWithBook(venue);
  }

  override async list({ cursor, limit, ...filter }: VenueFilter): Promise<VenuesAnswer> {
    const conditions = [
      visibleTo(currentCause().area),
      conditionsOf(filter),
      ...(cursor === undefined ? [] : [afterCursor(cursor)]),
    ];
    const documents = await inProvince(() =>
      this.store
        .model(venueAggregate)
        .find({ $and: conditions })
        .sort({ name: 1, _id: 1 })
        .limit(limit + 1)
        .lean<StoredState<Venue>[]>()
        .exec(),
    );
    const { items, next } = pageOf(documents.map(stateOf<Venue>), limit, ({ name, id }) => ({
      after: name,
      id,
    }));
    return { items: items.map(venueView), next };
  }
}

/** The query runs as the province, so a city gets its own limit here. */
function visibleTo(area: string) {
  if (!isCityCode(area)) return {};
  return { $or: [{ cityCode: area }, { openTo: { $in: [area, provinceOf(area)] } }] };
}

function conditionsOf({ hostCode, areaCode }: Omit<VenueFilter, 'limit'>) {
  return {
    ...(hostCode !== undefined && { hostCode }),
    ...(areaCode !== undefined && { areaCode }),
  };
}

function afterCursor(cursor: string) {
  const { after, id } = readCursor(cursor);
  return { $or: [{ name: { $gt: after } }, { name: after, _id: { $gt: id } }] };
}
