import type { ModuleMetadata } from '@nestjs/common';
import { LearnProgramme } from './application/learn-programme.js';
import { ProgrammeQueries } from './application/programme.queries.js';
import { Programmes } from './domain/programmes.js';
import { RetreatEventsConsumer } from './events/retreat-events.consumer.js';
import { MongoProgrammeQueries } from './persistence/mongo-programme.queries.js';
import { MongoProgrammes } from './persistence/mongo-programmes.js';

export const programmes: ModuleMetadata = {
  controllers: [RetreatEventsConsumer],
  providers: [
    LearnProgramme,
    { provide: Programmes, useClass: MongoProgrammes },
    { provide: ProgrammeQueries, useClass: MongoProgrammeQueries },
  ],
};
