import { Module } from '@nestjs/common';
import { ActionPlansController } from './action-plans/api/action-plans.controller.js';
import { ActionPlanQueries } from './action-plans/application/action-plan.queries.js';
import { CommitActionPlan } from './action-plans/application/commit-action-plan.js';
import { CompleteActionPlan } from './action-plans/application/complete-action-plan.js';
import { ReportProgress } from './action-plans/application/report-progress.js';
import { VenueDay } from './action-plans/application/venue-day.js';
import { ActionPlans } from './action-plans/domain/action-plan.js';
import { MongoActionPlanQueries } from './action-plans/persistence/mongo-action-plan.queries.js';
import { MongoActionPlans } from './action-plans/persistence/mongo-action-plans.js';
import { Assessments } from './assessments/domain/assessment.js';
import { MongoAssessments } from './assessments/persistence/mongo-assessments.js';
import { ImpactController } from './impact/api/impact.controller.js';
import { AssessImpact } from './impact/application/assess-impact.js';
import { EvaluatedRetreat } from './impact/application/evaluated-retreat.js';
import { GatherImpactSources } from './impact/application/gather-impact-sources.js';
import { ImpactViews } from './impact/application/impact.views.js';
import { Impacts } from './impact/domain/impact.js';
import { MongoImpacts } from './impact/persistence/mongo-impacts.js';
import { InstrumentsController } from './instruments/api/instruments.controller.js';
import { InstrumentCatalogue } from './instruments/application/instrument-catalogue.js';
import { InstrumentQueries } from './instruments/application/instrument.queries.js';
import { InstrumentViews } from './instruments/application/instrument.views.js';
import { PublishInstrument } from './instruments/application/publish-instrument.js';
import { CityInstruments } from './instruments/domain/instrument.js';
import {
  MongoCityInstruments,
  MongoInstrumentQueries,
} from './instruments/persistence/mongo-city-instruments.js';
import { FindParticipants } from './knowledge/application/find-participants.js';
import { KnowledgeQueries } from './knowledge/application/knowledge.queries.js';
import { Learn } from './knowledge/application/learn.js';
import { Attendances, Certificates } from './knowledge/domain/attendance.js';
import { Participants } from './knowledge/domain/participant.js';
import { Persons } from './knowledge/domain/person.js';
import { Retreats } from './knowledge/domain/retreat.js';
import { WorkUnits } from './knowledge/domain/work-unit.js';
import { CertificateEventsConsumer } from './knowledge/events/certificate-events.consumer.js';
import { PersonEventsConsumer } from './knowledge/events/person-events.consumer.js';
import { PresenceEventsConsumer } from './knowledge/events/presence-events.consumer.js';
import { RegistrationEventsConsumer } from './knowledge/events/registration-events.consumer.js';
import { RetreatEventsConsumer } from './knowledge/events/retreat-events.consumer.js';
import { WorkUnitEventsConsumer } from './knowledge/events/work-unit-events.consumer.js';
import { MongoKnowledgeQueries } from './knowledge/persistence/mongo-knowledge.queries.js';
import {
  MongoAttendances,
  MongoCertificates,
  MongoParticipants,
  MongoPersons,
  MongoRetreats,
  MongoWorkUnits,
} from './knowledge/persistence/mongo-knowledge.js';
import { MonitoringController } from './monitoring/api/monitoring.controller.js';
import { Coverage } from './monitoring/application/coverage.js';
import { RecordMonitoringVisit } from './monitoring/application/record-monitoring-visit.js';
import { OverviewsController } from './overviews/api/overviews.controller.js';
import { Overviews } from './overviews/application/overviews.js';
import { ParticipationQueries } from './overviews/application/participation.queries.js';
import { MongoParticipationQueries } from './overviews/persistence/mongo-participation.queries.js';
import { ResponsesController } from './responses/api/responses.controller.js';
import { WavesController } from './responses/api/waves.controller.js';
import { Answering } from './responses/application/answering.js';
import { CloseWave } from './responses/application/close-wave.js';
import { DefaultWaves } from './responses/application/default-waves.js';
import { ExpectEvaluation } from './responses/application/expect-evaluation.js';
import { OpenWaves } from './responses/application/open-waves.js';
import { PlanWaves } from './responses/application/plan-waves.js';
import { RespondInBatch } from './responses/application/respond-in-batch.js';
import { Respond } from './responses/application/respond.js';
import { WavePlanQueries } from './responses/application/wave-plan.queries.js';
import { WaveProcess } from './responses/application/wave.process.js';
import { WaveViews } from './responses/application/wave.views.js';
import { Receipts } from './responses/domain/receipt.js';
import { WavePlans } from './responses/domain/wave-plan.js';
import { RetreatWavesConsumer } from './responses/events/retreat-waves.consumer.js';
import { MongoReceipts } from './responses/persistence/mongo-receipts.js';
import { MongoWavePlanQueries } from './responses/persistence/mongo-wave-plan.queries.js';
import { MongoWavePlans } from './responses/persistence/mongo-wave-plans.js';
import { RollupsController } from './rollups/api/rollups.controller.js';
import { Rollups } from './rollups/application/rollups.js';
import { ServiceSurveysController } from './service-surveys/api/service-surveys.controller.js';
import { RecordServiceSurvey } from './service-surveys/application/record-service-survey.js';
import { SurveyQueries } from './service-surveys/application/survey.queries.js';
import { SurveyViews } from './service-surveys/application/survey.views.js';
import { ServiceSurveys } from './service-surveys/domain/service-surveys.js';
import {
  MongoServiceSurveys,
  MongoSurveyQueries,
} from './service-surveys/persistence/mongo-service-surveys.js';
import { TestsController } from './tests/api/tests.controller.js';
import { LearningGains } from './tests/application/learning-gains.js';
import { MeasureLearningGain } from './tests/application/measure-learning-gain.js';
import { RecordTestScores } from './tests/application/record-test-scores.js';
import { TestScoreQueries } from './tests/application/test-score.queries.js';
import { TestScoreSheets } from './tests/domain/test-scores.js';
import {
  MongoTestScoreQueries,
  MongoTestScoreSheets,
} from './tests/persistence/mongo-test-scores.js';

@Module({
  controllers: [
    ActionPlansController,
    ImpactController,
    InstrumentsController,
    MonitoringController,
    OverviewsController,
    ResponsesController,
    WavesController,
    RollupsController,
    ServiceSurveysController,
    TestsController,
    CertificateEventsConsumer,
    PersonEventsConsumer,
    PresenceEventsConsumer,
    RegistrationEventsConsumer,
    RetreatEventsConsumer,
    WorkUnitEventsConsumer,
    RetreatWavesConsumer,
  ],
  providers: [
    Learn,
    FindParticipants,
    { provide: Retreats, useClass: MongoRetreats },
    { provide: Participants, useClass: MongoParticipants },
    { provide: Persons, useClass: MongoPersons },
    { provide: WorkUnits, useClass: MongoWorkUnits },
    { provide: Attendances, useClass: MongoAttendances },
    { provide: Certificates, useClass: MongoCertificates },
    { provide: KnowledgeQueries, useClass: MongoKnowledgeQueries },
    InstrumentCatalogue,
    PublishInstrument,
    InstrumentViews,
    { provide: CityInstruments, useClass: MongoCityInstruments },
    { provide: InstrumentQueries, useClass: MongoInstrumentQueries },
    DefaultWaves,
    ExpectEvaluation,
    OpenWaves,
    CloseWave,
    PlanWaves,
    WaveProcess,
    WaveViews,
    Answering,
    Respond,
    RespondInBatch,
    { provide: Assessments, useClass: MongoAssessments },
    { provide: WavePlans, useClass: MongoWavePlans },
    { provide: WavePlanQueries, useClass: MongoWavePlanQueries },
    { provide: Receipts, useClass: MongoReceipts },
    RecordTestScores,
    MeasureLearningGain,
    LearningGains,
    { provide: TestScoreSheets, useClass: MongoTestScoreSheets },
    { provide: TestScoreQueries, useClass: MongoTestScoreQueries },
    VenueDay,
    CommitActionPlan,
    ReportProgress,
    CompleteActionPlan,
    RecordMonitoringVisit,
    Coverage,
    { provide: ActionPlans, useClass: MongoActionPlans },
    { provide: ActionPlanQueries, useClass: MongoActionPlanQueries },
    RecordServiceSurvey,
    SurveyViews,
    { provide: ServiceSurveys, useClass: MongoServiceSurveys },
    { provide: SurveyQueries, useClass: MongoSurveyQueries },
    GatherImpactSources,
    AssessImpact,
    ImpactViews,
    EvaluatedRetreat,
    Rollups,
    Overviews,
    { provide: ParticipationQueries, useClass: MongoParticipationQueries },
    { provide: Impacts, useClass: MongoImpacts },
  ],
})
export class AppModule {}
