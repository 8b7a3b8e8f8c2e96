import { Injectable } from '@nestjs/common';
import { stateOf, Store, type StoredState } from '@korsa/store';
import { pageOf, readCursor } from '../../lists/cursor.js';
import { ParticipantCounts } from '../../participants/application/participant-counts.js';
import {
  RetreatQueries,
  type RetreatFilter,
  type RetreatsAnswer,
  type RetreatWithParticipants,
} from '../application/retreat.queries.js';
import { retreatView } from '../application/retreat-view.js';
import { Retreats, type Retreat } from '../application/retreats.js';
import { retreatAggregate } from './mongo-retreats.js';

@Injectable()
export class MongoRetreatQueries extends RetreatQueries {
  constructor(
    private readonly store: Store,
    private readonly retreats: Retreats,
    private readonly participants: ParticipantCounts,
  ) {
    super();
  }

  override async get(retreatId: string): Promise<RetreatWithParticipants> {
    const retreat = await this.retreats.get(retreatId);
    return { ...retreatView(retreat), participants: await this.participants.of(retreatId) };
  }

  override async list({ cursor, limit, ...filter }: RetreatFilter): Promise<RetreatsAnswer> {
    const documents = await this.store
      .model(retreatAggregate)
      .find({
        $and: [conditionsOf(filter), ...(cursor === undefined ? [] : [afterCursor(cursor)])],
      })
      .sort({ 'period.firstDay': 1, _id: 1 })
      .limit(limit + 1)
      .lean<StoredState<Retreat>[]>();
    const { items, next } = pageOf(documents.map(stateOf<Retreat>), limit, ({ period, id }) => ({
      after: period.firstDay,
      id,
    }));
    const counts = await this.participants.ofMany(items.map(({ id }) => id));
    const withCounts = items.map((retreat, index) => ({
      ...retreatView(retreat),
      participants: counts[index]!,
    }));
    return { items: withCounts, next };
  }
}

function conditionsOf({ cityCode, operatorCode, status, from, to }: Omit<RetreatFilter, 'limit'>) {
  return {
    ...(cityCode !== undefined && { cityCode }),
    ...(operatorCode !== undefined && { operatorCode }),
    ...(status !== undefined && { status }),
    ...(from !== undefined && { 'period.lastDay': { $gte: from } }),
    ...(to !== undefined && { 'period.firstDay': { $lte: to } }),
  };
}

function afterCursor(cursor: string) {
  const { after, id } = readCursor(cursor);
  return {
    $or: [{ 'period.firstDay': { $gt: after } }, { 'period.firstDay': after, _id: { $gt: id } }],
  };
}
