import type { ModuleMetadata } from '@nestjs/common';
import { GatesController } from './api/gates.controller.js';
import { GateQueries } from './application/gate.queries.js';
import { RegisterGate } from './application/register-gate.js';
import { Gates } from './domain/gates.js';
import { MongoGateQueries } from './persistence/mongo-gate.queries.js';
import { MongoGates } from './persistence/mongo-gates.js';

export const gates: ModuleMetadata = {
  controllers: [GatesController],
  providers: [
    RegisterGate,
    { provide: Gates, useClass: MongoGates },
    { provide: GateQueries, useClass: MongoGateQueries },
  ],
};
