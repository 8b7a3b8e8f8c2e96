import { Clock, type Instant } from '@korsa/domain';
import { InMemoryAggregates, InMemoryGroup } from '@korsa/store';
import type { Assessment, AssessmentEvent } from '../src/assessments/domain/assessment.js';
import { assessmentAggregate } from '../src/assessments/persistence/mongo-assessments.js';
import { InstrumentCatalogue } from '../src/instruments/application/instrument-catalogue.js';
import { cityInstrumentAggregate } from '../src/instruments/persistence/mongo-city-instruments.js';
import { FindParticipants } from '../src/knowledge/application/find-participants.js';
import type { KnowledgeQueries } from '../src/knowledge/application/knowledge.queries.js';
import { Learn } from '../src/knowledge/application/learn.js';
import {
  attendanceAggregate,
  certificateAggregate,
} from '../src/knowledge/persistence/attendance.aggregate.js';
import { participantAggregate } from '../src/knowledge/persistence/participant.aggregate.js';
import { personAggregate } from '../src/knowledge/persistence/person.aggregate.js';
import { retreatAggregate } from '../src/knowledge/persistence/retreat.aggregate.js';
import { workUnitAggregate } from '../src/knowledge/persistence/work-unit.aggregate.js';
import { Answering } from '../src/responses/application/answering.js';
import { CloseWave } from '../src/responses/application/close-wave.js';
import { DefaultWaves } from '../src/responses/application/default-waves.js';
import { ExpectEvaluation } from '../src/responses/application/expect-evaluation.js';
import { OpenWaves } from '../src/responses/application/open-waves.js';
import { PlanWaves } from '../src/responses/application/plan-waves.js';
import type { WavePlanQueries } from '../src/responses/application/wave-plan.queries.js';
import { wavePlanAggregate } from '../src/responses/persistence/mongo-wave-plans.js';
import { receiptAggregate } from '../src/responses/persistence/mongo-receipts.js';
import { config } from '../src/config.js';

export class StoppedClock extends Clock {
  constructor(public at: Instant) {
    super();
  }

  now(): Instant {
    return this.at;
  }
}

/** What the neighbours said, in memory. */
export function fakeKnowledge() {
  const retreats = new InMemoryAggregates(retreatAggregate);
  const participants = new InMemoryAggregates(participantAggregate);
  const persons = new InMemoryAggregates(personAggregate);
  const workUnits = new InMemoryAggregates(workUnitAggregate);
  const attendances = new InMemoryAggregates(attendanceAggregate);
  const certificates = new InMemoryAggregates(certificateAggregate);
  const learn = new Learn(retreats, participants, persons, workUnits, attendances, certificates);
  const of = <State extends { id: string }>(fake: { all(): State[] }, ids: readonly string[]) =>
    Promise.resolve(fake.all().filter(({ id }) => ids.includes(id)));
  const queries = {
    participants: (ids: readonly string[]) => of(participants, ids),
    persons: (ids: readonly string[]) => of(persons, ids),
  } as KnowledgeQueries;
  return { retreats, participants, persons, workUnits, attendances, certificates, learn, queries };
}

/** The wave use cases over fakes, at a time that stands still until `clock.at` is set. */
export function fakeWaves(now: Instant) {
  const clock = new StoppedClock(now);
  const settings = config.settings.parse({});
  const knowledge = fakeKnowledge();
  const wavePlans = new InMemoryAggregates(wavePlanAggregate);
  const assessments = new InMemoryAggregates<Assessment, AssessmentEvent>(
    assessmentAggregate,
    clock,
  );
  const receipts = new InMemoryAggregates(receiptAggregate);
  const catalogue = new InstrumentCatalogue(new InMemoryAggregates(cityInstrumentAggregate));
  const group = new InMemoryGroup();
  const defaults = new DefaultWaves(settings);
  const plans: WavePlanQueries = {
    dueBy: (at) =>
      Promise.resolve(wavePlans.all().filter(({ nextAt }) => nextAt !== null && nextAt <= at)),
  };
  return {
    ...knowledge,
    clock,
    settings,
    wavePlans,
    assessments,
    receipts,
    plans,
    expectEvaluation: new ExpectEvaluation(wavePlans, defaults),
    openWaves: new OpenWaves(group, wavePlans, assessments, defaults, clock),
    closeWave: new CloseWave(group, wavePlans, assessments, catalogue, clock, settings),
    planWaves: new PlanWaves(wavePlans, catalogue),
    answering: new Answering(
      group,
      wavePlans,
      receipts,
      knowledge.retreats,
      knowledge.queries,
      new FindParticipants(knowledge.queries),
      catalogue,
    ),
  };
}
