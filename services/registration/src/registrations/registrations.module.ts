import type { ModuleMetadata } from '@nestjs/common';
import { RegistrationsController } from './api/registrations.controller.js';
import { CancelRegistrations } from './application/cancel-registrations.js';
import { ConfirmParticipation } from './application/confirm-participation.js';
import { EndRegistration } from './application/end-registration.js';
import { NominateParticipant } from './application/nominate-participant.js';
import { NominateParticipants } from './application/nominate-participants.js';
import { Nominees } from './application/nominees.js';
import { RegistrationQueries } from './application/registration.queries.js';
import { RequestReconfirmations } from './application/request-reconfirmations.js';
import { SubstituteParticipant } from './application/substitute-participant.js';
import { Registrations } from './domain/registrations.js';
import { Seatings } from './domain/seatings.js';
import { MongoRegistrationQueries } from './persistence/mongo-registration.queries.js';
import { MongoRegistrations } from './persistence/mongo-registrations.js';
import { MongoSeatings } from './persistence/mongo-seatings.js';

export const registrations: ModuleMetadata = {
  controllers: [RegistrationsController],
  providers: [
    CancelRegistrations,
    ConfirmParticipation,
    EndRegistration,
    NominateParticipant,
    NominateParticipants,
    Nominees,
    RequestReconfirmations,
    SubstituteParticipant,
    { provide: Registrations, useClass: MongoRegistrations },
    { provide: RegistrationQueries, useClass: MongoRegistrationQueries },
    { provide: Seatings, useClass: MongoSeatings },
  ],
};
