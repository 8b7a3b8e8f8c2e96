import type { ModuleMetadata } from '@nestjs/common';
import { CreditsController } from './api/credits.controller.js';
import { PostCredit } from './application/post-credit.js';
import { Ledgers } from './domain/ledgers.js';
import { CreditPresenceEventsConsumer } from './events/presence-events.consumer.js';
import { MongoLedgers } from './persistence/mongo-ledgers.js';

export const credits: ModuleMetadata = {
  controllers: [CreditsController, CreditPresenceEventsConsumer],
  providers: [PostCredit, { provide: Ledgers, useClass: MongoLedgers }],
};
