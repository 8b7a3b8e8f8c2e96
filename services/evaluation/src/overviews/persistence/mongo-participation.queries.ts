import { ReadModels } from '@korsa/eventing';
import { areaFilter } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { ParticipationQueries } from '../application/participation.queries.js';
import type { ParticipationCount } from '../domain/standing.js';
import { participations } from './participations.projection.js';

@Injectable()
export class MongoParticipationQueries extends ParticipationQueries {
  constructor(private readonly models: ReadModels) {
    super();
  }

  async countsOf(retreatIds: readonly string[]): Promise<readonly ParticipationCount[]> {
    const { documents } = await this.models.of(participations);
    return documents.aggregate<ParticipationCount>([
      { $match: { 'state.retreatId': { $in: [...retreatIds] } } },
      {
        $group: {
          _id: {
            retreatId: '$state.retreatId',
            state: '$state.state',
            came: { $gt: [{ $size: '$state.sessions' }, 0] },
            decision: '$state.decision',
          },
          count: { $sum: 1 },
        },
      },
      { $replaceWith: { $mergeObjects: ['$_id', { count: '$count' }] } },
    ]);
  }

  async incompleteIn(areaCode: string): Promise<number> {
    const { documents } = await this.models.of(participations);
    return documents.countDocuments({ cityCode: areaFilter(areaCode), held: { $exists: true } });
  }
}
