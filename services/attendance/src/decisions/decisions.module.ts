import type { ModuleMetadata } from '@nestjs/common';
import { DecisionsController } from './api/decisions.controller.js';
import { ConfirmAttendance } from './application/confirm-attendance.js';
import { ReadDecisions } from './application/read-decisions.js';
import { DecisionRuns, SerialCounters } from './domain/decision-runs.js';
import { MongoDecisionRuns, MongoSerialCounters } from './persistence/mongo-decision-runs.js';

export const decisions: ModuleMetadata = {
  controllers: [DecisionsController],
  providers: [
    ConfirmAttendance,
    ReadDecisions,
    { provide: DecisionRuns, useClass: MongoDecisionRuns },
    { provide: SerialCounters, useClass: MongoSerialCounters },
  ],
};
