import { AggregateNotFound } from '@korsa/domain';
import { stateOf, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { pageFilter, pageOf, type PageRequest } from '../../paging.js';
import type { PersonFilter, PersonQueries } from '../application/person.queries.js';
import { PersonViews, type NipForm } from '../application/person.views.js';
import type { Person } from '../domain/person.js';
import { personAggregate } from './person.aggregate.js';

@Injectable()
export class MongoPersonQueries implements PersonQueries {
  constructor(
    private readonly store: Store,
    private readonly views: PersonViews,
  ) {}

  async get(personId: string, nip: NipForm) {
    const person = await this.persons.findOne({ _id: personId }).lean();
    if (!person) throw new AggregateNotFound('person', personId);
    return this.views.of(stateOf<Person>(person), nip);
  }

  async list(filter: PersonFilter, page: PageRequest) {
    const found = await this.persons
      .find({ ...pageFilter(filter, page), erasedAt: null })
      .sort({ _id: 1 })
      .limit(page.limit + 1)
      .lean();
    return pageOf(found, page.limit, (person) => this.views.of(stateOf<Person>(person)));
  }

  async lookUp(personIds: readonly string[], nip: NipForm) {
    const persons = await this.byIds(personIds);
    return [...persons.values()].map((person) => this.views.of(person, nip));
  }

  async byIds(personIds: readonly string[]): Promise<ReadonlyMap<string, Person>> {
    const found = await this.persons.find({ _id: { $in: [...personIds] } }).lean();
    return new Map(found.map((person) => [person._id, stateOf<Person>(person)]));
  }

  async holderOf(nipFingerprint: string): Promise<string | undefined> {
    const person = await this.persons
      .findOne({ 'identity.nipFingerprint': nipFingerprint })
      .select({ _id: 1 })
      .lean();
    return person?._id;
  }

  private get persons() {
    return this.store.model(personAggregate);
  }
}
