import { stateOf, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { pageFilter, pageOf, type Page, type PageRequest } from '../../paging.js';
import { AttendeeQueries, type AttendeeFilter } from '../application/attendee.queries.js';
import type { Attendee } from '../domain/attendee.js';
import { attendeeAggregate } from './attendee.aggregate.js';

@Injectable()
export class MongoAttendeeQueries extends AttendeeQueries {
  constructor(private readonly store: Store) {
    super();
  }

  confirmedOf(retreatId: string): Promise<readonly Attendee[]> {
    return this.find({ retreatId, status: 'confirmed' });
  }

  async page(filter: AttendeeFilter, request: PageRequest): Promise<Page<Attendee>> {
    const found = await this.find(pageFilter(filter, request), request.limit + 1);
    return pageOf(found, request.limit);
  }

  private async find(filter: object, limit = 0): Promise<readonly Attendee[]> {
    const found = await this.store
      .model(attendeeAggregate)
      .find(filter)
      .sort({ _id: 1 })
      .limit(limit)
      .lean();
    return found.map((document) => stateOf<Attendee>(document));
  }
}
