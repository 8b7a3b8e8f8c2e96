import type { ModuleMetadata } from '@nestjs/common';
import { AttendeeQueries } from './application/attendee.queries.js';
import { LearnAttendee } from './application/learn-attendee.js';
import { Attendees } from './domain/attendees.js';
import { RegistrationEventsConsumer } from './events/registration-events.consumer.js';
import { MongoAttendeeQueries } from './persistence/mongo-attendee.queries.js';
import { MongoAttendees } from './persistence/mongo-attendees.js';

export const attendees: ModuleMetadata = {
  controllers: [RegistrationEventsConsumer],
  providers: [
    LearnAttendee,
    { provide: Attendees, useClass: MongoAttendees },
    { provide: AttendeeQueries, useClass: MongoAttendeeQueries },
  ],
};
