import { Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { ProgrammeQueries } from '../application/programme.queries.js';
import { programmeAggregate } from './programme.aggregate.js';

@Injectable()
export class MongoProgrammeQueries extends ProgrammeQueries {
  constructor(private readonly store: Store) {
    super();
  }

  async retreatsOf(sessionIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const programmes = await this.store
      .model(programmeAggregate)
      .find({ 'sessions.sessionId': { $in: sessionIds } })
      .lean();
    const known = programmes.flatMap(({ _id, sessions }) =>
      sessions.map(({ sessionId }) => [sessionId, _id] as const),
    );
    return new Map(known);
  }
}
