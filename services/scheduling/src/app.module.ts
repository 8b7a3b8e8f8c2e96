import { Module } from '@nestjs/common';
import { AgendaController } from './agenda/api/agenda.controller.js';
import { AddSession } from './agenda/application/add-session.js';
import { AgendaQueries } from './agenda/application/agenda.queries.js';
import { CancelSession } from './agenda/application/cancel-session.js';
import { MoveSession } from './agenda/application/move-session.js';
import { PublishAgenda } from './agenda/application/publish-agenda.js';
import { ReviewDraft } from './agenda/application/review-draft.js';
import { DraftAgendas } from './agenda/domain/draft-agenda.js';
import { MongoDraftAgendas } from './agenda/persistence/mongo-draft-agendas.js';
import { LearnParticipant } from './participants/application/learn-participant.js';
import { ParticipantCounts } from './participants/application/participant-counts.js';
import { Participants } from './participants/domain/participant.js';
import { RegistrationEventsConsumer } from './participants/events/registration-events.consumer.js';
import { MongoParticipantCounts } from './participants/persistence/mongo-participant-counts.js';
import { MongoParticipants } from './participants/persistence/mongo-participants.js';
import { RetreatsController } from './retreats/api/retreats.controller.js';
import { AnnounceRetreat } from './retreats/application/announce-retreat.js';
import { CancelRetreat } from './retreats/application/cancel-retreat.js';
import { CloseRetreat } from './retreats/application/close-retreat.js';
import { DraftRetreat } from './retreats/application/draft-retreat.js';
import { OpenRetreat } from './retreats/application/open-retreat.js';
import { Planning } from './retreats/application/planning.js';
import { RelocateRetreat } from './retreats/application/relocate-retreat.js';
import { RescheduleRetreat } from './retreats/application/reschedule-retreat.js';
import { RetreatQueries } from './retreats/application/retreat.queries.js';
import { Retreats } from './retreats/application/retreats.js';
import { MongoRetreatQueries } from './retreats/persistence/mongo-retreat.queries.js';
import { MongoRetreats } from './retreats/persistence/mongo-retreats.js';
import { SpeakersController } from './speakers/api/speakers.controller.js';
import { ConfirmSpeaker } from './speakers/application/confirm-speaker.js';
import { DeclineSpeaker } from './speakers/application/decline-speaker.js';
import { InviteSpeaker } from './speakers/application/invite-speaker.js';
import { ReplaceSpeaker } from './speakers/application/replace-speaker.js';
import { VenuesController } from './venues/api/venues.controller.js';
import { AddRoom } from './venues/application/add-room.js';
import { OpenVenues } from './venues/application/open-venues.js';
import { RegisterVenue } from './venues/application/register-venue.js';
import { VenueQueries } from './venues/application/venue.queries.js';
import { Venues } from './venues/domain/venue.js';
import { MongoVenueQueries } from './venues/persistence/mongo-venue.queries.js';
import { MongoVenues } from './venues/persistence/mongo-venues.js';

@Module({
  controllers: [
    RetreatsController,
    AgendaController,
    SpeakersController,
    VenuesController,
    RegistrationEventsConsumer,
  ],
  providers: [
    DraftRetreat,
    AnnounceRetreat,
    RescheduleRetreat,
    RelocateRetreat,
    CancelRetreat,
    OpenRetreat,
    CloseRetreat,
    Planning,
    { provide: Retreats, useClass: MongoRetreats },
    { provide: RetreatQueries, useClass: MongoRetreatQueries },
    AddSession,
    MoveSession,
    CancelSession,
    PublishAgenda,
    ReviewDraft,
    AgendaQueries,
    { provide: DraftAgendas, useClass: MongoDraftAgendas },
    InviteSpeaker,
    ConfirmSpeaker,
    DeclineSpeaker,
    ReplaceSpeaker,
    RegisterVenue,
    AddRoom,
    OpenVenues,
    { provide: Venues, useClass: MongoVenues },
    { provide: VenueQueries, useClass: MongoVenueQueries },
    LearnParticipant,
    { provide: Participants, useClass: MongoParticipants },
    { provide: ParticipantCounts, useClass: MongoParticipantCounts },
  ],
})
export class AppModule {}
