import type { ModuleMetadata } from '@nestjs/common';
import { IntakesController } from './api/intakes.controller.js';
import { ChangeQuota } from './application/change-quota.js';
import { CloseIntakeOfRetreat } from './application/close-intake-of-retreat.js';
import { CloseIntake } from './application/close-intake.js';
import { IntakeQueries } from './application/intake.queries.js';
import { OpenIntake } from './application/open-intake.js';
import { ReopenIntake } from './application/reopen-intake.js';
import { Intakes } from './domain/intakes.js';
import { MongoIntakes } from './persistence/mongo-intakes.js';

export const intakes: ModuleMetadata = {
  controllers: [IntakesController],
  providers: [
    ChangeQuota,
    CloseIntake,
    CloseIntakeOfRetreat,
    IntakeQueries,
    OpenIntake,
    ReopenIntake,
    { provide: Intakes, useClass: MongoIntakes },
  ],
};
