import type { KnownRetreatView } from '@korsa/contracts';
import { AggregateNotFound } from '@korsa/domain';
import { Store, type StoredState } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { pageFilter, pageOf, type PageRequest } from '../../paging.js';
import type { RetreatFilter, RetreatQueries } from '../application/retreat.queries.js';
import type { KnownRetreat } from '../domain/known-retreat.js';
import { knownRetreatAggregate } from './known-retreat.aggregate.js';

@Injectable()
export class MongoRetreatQueries implements RetreatQueries {
  constructor(private readonly store: Store) {}

  async get(retreatId: string) {
    const retreat = await this.retreats.findOne({ _id: retreatId }).lean();
    if (!retreat) throw new AggregateNotFound('retreat', retreatId);
    return view(retreat);
  }

  async list(filter: RetreatFilter, page: PageRequest) {
    const found = await this.retreats
      .find(pageFilter(filter, page))
      .sort({ _id: 1 })
      .limit(page.limit + 1)
      .lean();
    return pageOf(found, page.limit, view);
  }

  private get retreats() {
    return this.store.model(knownRetreatAggregate);
  }
}

function view(retreat: StoredState<KnownRetreat>): KnownRetreatView {
  return {
    retreatId: retreat._id,
    cityCode: retreat.cityCode,
    status: retreat.status,
    title: retreat.title,
    operatorCode: retreat.operatorCode,
    firstDay: retreat.period?.firstDay ?? null,
    lastDay: retreat.period?.lastDay ?? null,
    rescheduled: retreat.rescheduled,
  };
}
