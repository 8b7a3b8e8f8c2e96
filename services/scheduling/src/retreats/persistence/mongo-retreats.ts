import { retreatTopic } from '@korsa/contracts';
import { AggregateStore, defineAggregate, Store, structured } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { Retreats, type Retreat } from '../application/retreats.js';
import type { RetreatEvent } from '../domain/retreat.js';

export const retreatAggregate = defineAggregate<Retreat>({
  name: 'retreat',
  collection: 'retreats',
  topic: retreatTopic,
  fields: {
    operatorCode: String,
    hostCode: String,
    keeperCode: String,
    title: String,
    status: String,
    period: { firstDay: String, lastDay: String },
    timeZone: String,
    place: { venueId: String, name: String, areaCode: String },
    objectives: structured,
    reschedulings: structured,
    relocations: structured,
    draftedAt: String,
    announcedAt: String,
    openedAt: String,
    closedAt: String,
    cancelledAt: String,
    agenda: { release: Number, publishedAt: String, plannedJp: Number, sessions: structured },
    speakers: structured,
  },
  indexes: [
    { keys: { cityCode: 1, 'period.firstDay': 1 } },
    { keys: { cityCode: 1, status: 1, 'period.firstDay': 1 } },
  ],
});

@Injectable()
export class MongoRetreats extends AggregateStore<Retreat, RetreatEvent> implements Retreats {
  constructor(store: Store) {
    super(store, retreatAggregate);
  }
}
