import { InMemoryAggregates, type OutboxEvent } from '@korsa/store';
import { CommitActionPlan } from '../src/action-plans/application/commit-action-plan.js';
import { CompleteActionPlan } from '../src/action-plans/application/complete-action-plan.js';
import { ReportProgress } from '../src/action-plans/application/report-progress.js';
import { VenueDay } from '../src/action-plans/application/venue-day.js';
import type { ActionPlanQueries } from '../src/action-plans/application/action-plan.queries.js';
import type { ActionPlan, ActionPlanEvent } from '../src/action-plans/domain/action-plan.js';
import { actionPlanAggregate } from '../src/action-plans/persistence/mongo-action-plans.js';
import { AssessImpact } from '../src/impact/application/assess-impact.js';
import { GatherImpactSources } from '../src/impact/application/gather-impact-sources.js';
import type { Impact, ImpactEvent } from '../src/impact/domain/impact.js';
import { impactAggregate } from '../src/impact/persistence/mongo-impacts.js';
import { FindParticipants } from '../src/knowledge/application/find-participants.js';
import type { KnowledgeQueries } from '../src/knowledge/application/knowledge.queries.js';
import { RecordMonitoringVisit } from '../src/monitoring/application/record-monitoring-visit.js';
import { Respond } from '../src/responses/application/respond.js';
import { RecordServiceSurvey } from '../src/service-surveys/application/record-service-survey.js';
import type {
  ServiceSurveyEvent,
  ServiceSurveySeries,
} from '../src/service-surveys/domain/service-surveys.js';
import { serviceSurveyAggregate } from '../src/service-surveys/persistence/mongo-service-surveys.js';
import { MeasureLearningGain } from '../src/tests/application/measure-learning-gain.js';
import { RecordTestScores } from '../src/tests/application/record-test-scores.js';
import { testScoresAggregate } from '../src/tests/persistence/mongo-test-scores.js';
import {
  acting,
  afterPeriod,
  answersTo,
  anAttendance,
  aParticipant,
  aRetreat,
  aWorkUnit,
  closedAt,
  idOf,
  perElement,
  retreatId,
  sessionId,
} from './builders.js';
import { fakeWaves } from './fakes.js';

const attending = [1, 2, 3, 4, 5];
const staying = [6, 7];
/** Surveyed before the retreat only, so that nothing can be compared. */
const forgotten = 8;
const beforePeriod = { from: '2025-07-01', to: '2025-09-30' };

/** The use cases that publish, over what five participants and eight units of a city gave them. */
function evaluation() {
  const waves = fakeWaves(closedAt);
  const { clock, retreats, participants, workUnits, attendances, assessments } = waves;
  const actionPlans = new InMemoryAggregates<ActionPlan, ActionPlanEvent>(
    actionPlanAggregate,
    clock,
  );
  const surveys = new InMemoryAggregates<ServiceSurveySeries, ServiceSurveyEvent>(
    serviceSurveyAggregate,
    clock,
  );
  const impacts = new InMemoryAggregates<Impact, ImpactEvent>(impactAggregate, clock);
  const scores = new InMemoryAggregates(testScoresAggregate);
  retreats.given(aRetreat());
  participants.given(...attending.map((n) => aParticipant(n)));
  attendances.given(...attending.map((n) => anAttendance(n)));
  workUnits.given(...[...attending, ...staying, forgotten].map((n) => aWorkUnit(n)));
  const knowledge = {
    ...waves.queries,
    participantsOf: () => Promise.resolve(participants.all()),
    attendancesOf: () => Promise.resolve(attendances.all()),
    certificatesOf: () => Promise.resolve(new Map()),
    workUnitsOf: () => Promise.resolve(workUnits.all()),
  } as unknown as KnowledgeQueries;
  const plans = {
    ofRetreat: () => Promise.resolve(actionPlans.all()),
  } as unknown as ActionPlanQueries;
  const sources = new GatherImpactSources(
    retreats,
    knowledge,
    { ofCity: () => Promise.resolve(surveys.all()) },
    plans,
    assessments,
  );
  const find = new FindParticipants(knowledge);
  const day = new VenueDay(retreats, clock);
  return {
    ...waves,
    respond: new Respond(waves.answering),
    recordTestScores: new RecordTestScores(scores, find),
    measureLearningGain: new MeasureLearningGain(
      assessments,
      retreats,
      { ofRetreat: () => Promise.resolve(scores.all()) },
      clock,
      waves.settings,
    ),
    commitActionPlan: new CommitActionPlan(actionPlans, find, workUnits, day),
    reportProgress: new ReportProgress(actionPlans, day),
    completeActionPlan: new CompleteActionPlan(actionPlans, day),
    recordMonitoringVisit: new RecordMonitoringVisit(actionPlans, day),
    recordServiceSurvey: new RecordServiceSurvey(surveys, workUnits, clock),
    assessImpact: new AssessImpact(impacts, sources, clock),
    published: (): OutboxEvent[] =>
      [assessments, actionPlans, surveys, impacts].flatMap((kept) => kept.published),
  };
}

/** What is published when everything happens that can: a wave, tests, a plan, surveys, and the report. */
export async function everything(): Promise<OutboxEvent[]> {
  const service = evaluation();
  await acting(async () => {
    await service.openWaves.execute({ retreatId, cityCode: '33.71', retreatClosedAt: closedAt });
    await answerTheReaction(service);
    await takeTheTests(service);
    await surveyTheUnits(service, [...attending, ...staying, forgotten], beforePeriod, 3);
    await keepAPlan(service);
    service.clock.at = '2026-04-02T03:00:00.000Z';
    await surveyTheUnits(service, [...attending, ...staying], afterPeriod, 3.2);
    await service.assessImpact.execute({ retreatId });
  });
  return service.published();
}

type Evaluation = ReturnType<typeof evaluation>;

/** Everybody about the whole, one about a session: a cell that is too small to be shown. */
async function answerTheReaction({ respond, closeWave }: Evaluation): Promise<void> {
  const wave = 'reaction-d0';
  for (const n of attending) {
    const answers = answersTo('reaction', 4, n === 1 ? [sessionId] : []);
    const registrationId = idOf('registration', n);
    await respond.execute({ retreatId, wave, response: { role: 'self', registrationId, answers } });
  }
  await closeWave.execute({ retreatId, wave });
}

async function takeTheTests(service: Evaluation): Promise<void> {
  for (const n of attending) {
    const registrationId = idOf('registration', n);
    await service.recordTestScores.one(retreatId, { registrationId, phase: 'pre', score: 50 + n });
    await service.recordTestScores.one(retreatId, { registrationId, phase: 'post', score: 80 });
  }
  await service.measureLearningGain.execute({ retreatId });
}

async function keepAPlan(service: Evaluation): Promise<void> {
  const { id: actionPlanId } = await service.commitActionPlan.execute({
    registrationId: idOf('registration', 1),
    unitCode: '33.71.unit-1',
    element: 'time',
    dueOn: '2026-02-01',
  });
  await service.reportProgress.execute({ actionPlanId, percent: 60 });
  await service.recordMonitoringVisit.execute({
    actionPlanId,
    visitedOn: '2025-11-07',
    finding: 'on-track',
    evidenceCount: 2,
  });
  await service.completeActionPlan.execute({ actionPlanId });
}

async function surveyTheUnits(
  { recordServiceSurvey }: Evaluation,
  units: readonly number[],
  period: { from: string; to: string },
  mean: number,
): Promise<void> {
  for (const n of units) {
    const sums = perElement(Math.round(170 * mean) + n);
    const answers = { kind: 'sums', scale: '1-4', respondents: 170, sums } as const;
    await recordServiceSurvey.execute({ unitCode: `33.71.unit-${n}`, period, users: 300, answers });
  }
}
