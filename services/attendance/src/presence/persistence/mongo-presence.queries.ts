import { stateOf, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { PresenceQueries } from '../application/presence.queries.js';
import type { Presence } from '../domain/presence.js';
import { presenceAggregate } from './mongo-presences.js';

@Injectable()
export class MongoPresenceQueries extends PresenceQueries {
  constructor(private readonly store: Store) {
    super();
  }

  known(registrationIds: readonly string[]): Promise<readonly Presence[]> {
    return this.find({ _id: { $in: registrationIds } });
  }

  ofRetreat(retreatId: string): Promise<readonly Presence[]> {
    return this.find({ retreatId });
  }

  private async find(filter: object): Promise<readonly Presence[]> {
    const found = await this.store.model(presenceAggregate).find(filter).lean();
    return found.map((document) => stateOf<Presence>(document));
  }
}
