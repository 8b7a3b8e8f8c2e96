import type { ParticipantsView } from '@korsa/contracts';
import { Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { ParticipantCounts } from '../application/participant-counts.js';
import { countsOf, nothingHeard, type CountRow } from '../domain/counts.js';
import { participantAggregate } from './mongo-participants.js';

@Injectable()
export class MongoParticipantCounts extends ParticipantCounts {
  constructor(private readonly store: Store) {
    super();
  }

  override async of(retreatId: string): Promise<ParticipantsView> {
    const [counts] = await this.ofMany([retreatId]);
    return counts ?? nothingHeard;
  }

  override async ofMany(retreatIds: readonly string[]): Promise<readonly ParticipantsView[]> {
    const rows = await this.store.model(participantAggregate).aggregate<CountRow>([
      { $match: { retreatId: { $in: [...retreatIds] } } },
      {
        $group: {
          _id: { retreatId: '$retreatId', status: '$status' },
          count: { $sum: 1 },
          asOf: { $max: '$asOf' },
        },
      },
      {
        $project: {
          _id: 0,
          retreatId: '$_id.retreatId',
          status: '$_id.status',
          count: 1,
          asOf: 1,
        },
      },
    ]);
    const counts = countsOf(rows);
    return retreatIds.map((retreatId) => counts.get(retreatId) ?? nothingHeard);
  }
}
