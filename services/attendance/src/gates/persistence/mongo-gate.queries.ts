import { stateOf, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { pageFilter, pageOf, type Page, type PageRequest } from '../../paging.js';
import { GateQueries } from '../application/gate.queries.js';
import type { Gate } from '../domain/gate.js';
import { gateAggregate } from './mongo-gates.js';

@Injectable()
export class MongoGateQueries extends GateQueries {
  constructor(private readonly store: Store) {
    super();
  }

  async page(retreatId: string, request: PageRequest): Promise<Page<Gate>> {
    const found = await this.store
      .model(gateAggregate)
      .find(pageFilter({ retreatId }, request))
      .sort({ _id: 1 })
      .limit(request.limit + 1)
      .lean();
    return pageOf(
      found.map((document) => stateOf<Gate>(document)),
      request.limit,
    );
  }
}
