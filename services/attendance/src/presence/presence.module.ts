import type { ModuleMetadata } from '@nestjs/common';
import { GateScansController } from './api/gate-scans.controller.js';
import { PresenceController } from './api/presence.controller.js';
import { CorrectPresence } from './application/correct-presence.js';
import { ExcuseAbsence } from './application/excuse-absence.js';
import { Frames } from './application/frames.js';
import { GateKnowledge } from './application/gate-knowledge.js';
import { KnownParticipant } from './application/known-participant.js';
import { PresenceQueries } from './application/presence.queries.js';
import { ReadPresence } from './application/read-presence.js';
import { ReadRetreatAttendance } from './application/read-retreat-attendance.js';
import { RecordPass } from './application/record-pass.js';
import { UploadScans } from './application/upload-scans.js';
import { Presences } from './domain/presences.js';
import { MongoPresenceQueries } from './persistence/mongo-presence.queries.js';
import { MongoPresences } from './persistence/mongo-presences.js';

export const presence: ModuleMetadata = {
  controllers: [GateScansController, PresenceController],
  providers: [
    CorrectPresence,
    ExcuseAbsence,
    Frames,
    GateKnowledge,
    KnownParticipant,
    ReadPresence,
    ReadRetreatAttendance,
    RecordPass,
    UploadScans,
    { provide: Presences, useClass: MongoPresences },
    { provide: PresenceQueries, useClass: MongoPresenceQueries },
  ],
};
