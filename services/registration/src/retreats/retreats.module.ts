import type { ModuleMetadata } from '@nestjs/common';
import { RetreatsController } from './api/retreats.controller.js';
import { LearnRetreat } from './application/learn-retreat.js';
import { RetreatQueries } from './application/retreat.queries.js';
import { KnownRetreats } from './domain/known-retreats.js';
import { RetreatEventsConsumer } from './events/retreat-events.consumer.js';
import { MongoKnownRetreats } from './persistence/mongo-known-retreats.js';
import { MongoRetreatQueries } from './persistence/mongo-retreat.queries.js';

export const retreats: ModuleMetadata = {
  controllers: [RetreatsController, RetreatEventsConsumer],
  providers: [
    LearnRetreat,
    { provide: KnownRetreats, useClass: MongoKnownRetreats },
    { provide: RetreatQueries, useClass: MongoRetreatQueries },
  ],
};
