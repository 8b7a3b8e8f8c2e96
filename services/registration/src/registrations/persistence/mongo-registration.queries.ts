import type { RegistrationDetails, RegistrationSummary } from '@korsa/contracts';
import { AggregateNotFound } from '@korsa/domain';
import { stateOf, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { PersonQueries } from '../../directory/application/person.queries.js';
import { pageFilter, pageOf, type Page, type PageRequest } from '../../paging.js';
import type {
  RegistrationFilter,
  RegistrationQueries,
} from '../application/registration.queries.js';
import { registrationView } from '../application/registration.view.js';
import { positionChanged } from '../application/standing.js';
import { summaryOf } from '../application/summary.js';
import type { Registration, RegistrationStatus } from '../domain/registration.js';
import { positionOf, type Seating } from '../domain/seating.js';
import { registrationAggregate } from './registration.aggregate.js';
import { seatingAggregate } from './seating.aggregate.js';

@Injectable()
export class MongoRegistrationQueries implements RegistrationQueries {
  constructor(
    private readonly store: Store,
    private readonly people: PersonQueries,
  ) {}

  async get(registrationId: string): Promise<RegistrationDetails> {
    const found = await this.registrations.findOne({ _id: registrationId }).lean();
    if (!found) throw new AggregateNotFound('registration', registrationId);
    const detail = await this.details([stateOf<Registration>(found)]);
    return detail(stateOf<Registration>(found));
  }

  async list(
    { unitCode, ...filter }: RegistrationFilter,
    page: PageRequest,
  ): Promise<Page<RegistrationDetails>> {
    const found = await this.registrations
      .find(pageFilter({ ...filter, 'facts.unitCode': unitCode }, page))
      .sort({ _id: 1 })
      .limit(page.limit + 1)
      .lean();
    const detail = await this.details(found.map((stored) => stateOf<Registration>(stored)));
    return pageOf(found, page.limit, (stored) => detail(stateOf<Registration>(stored)));
  }

  async summarize(retreatId: string): Promise<RegistrationSummary> {
    const found = await this.registrations.find({ retreatId }).lean();
    const registrations = found.map((stored) => stateOf<Registration>(stored));
    const persons = await this.people.byIds(registrations.map(({ personId }) => personId));
    return summaryOf(retreatId, registrations, persons);
  }

  async idsOf(retreatId: string, statuses: readonly RegistrationStatus[]) {
    const found = await this.registrations
      .find({ retreatId, status: { $in: [...statuses] } })
      .select({ _id: 1 })
      .lean();
    return found.map(({ _id }) => _id);
  }

  /** Shows registrations beside the directory and the wait-lists of today. */
  private async details(
    registrations: readonly Registration[],
  ): Promise<(registration: Registration) => RegistrationDetails> {
    const retreatIds = [...new Set(registrations.map(({ retreatId }) => retreatId))];
    const [persons, seatings] = await Promise.all([
      this.people.byIds(registrations.map(({ personId }) => personId)),
      this.store
        .model(seatingAggregate)
        .find({ _id: { $in: retreatIds } })
        .lean(),
    ]);
    const seatingOf = new Map(seatings.map((seating) => [seating._id, stateOf<Seating>(seating)]));
    return (registration) => {
      const seating = seatingOf.get(registration.retreatId);
      return {
        ...registrationView(registration),
        waitlistPosition: seating ? positionOf(seating, registration.id) : null,
        positionChanged: positionChanged(registration, persons.get(registration.personId)),
      };
    };
  }

  private get registrations() {
    return this.store.model(registrationAggregate);
  }
}
