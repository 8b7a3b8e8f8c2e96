import { z } from 'zod';
import { defineEvent } from '../core/event.js';
import {
  CalendarDay,
  Instant,
  RegistrationId,
  RetreatId,
  SessionId,
  UnitCode,
} from '../core/primitives.js';
import { defineTopic, type Topic } from '../core/topic.js';
import { impactData } from './impact.events.js';
import {
  Aspect,
  Count,
  FindingCode,
  Ikm,
  InstrumentRef,
  Percent,
  SurveyPeriod,
  perElement,
  RespondentRole,
  ServiceElement,
  ServiceGrade,
  SurveyLevel,
  SurveyMethod,
  WaveCode,
} from './vocabulary.js';

const wave = { level: SurveyLevel, wave: WaveCode, instrument: InstrumentRef };
const cell = {
  respondent: RespondentRole,
  aspect: Aspect,
  sessionId: SessionId.nullable().describe('The session asked about; null for the whole retreat'),
};

export const assessmentTopic = defineTopic({
  name: 'korsa.evaluation.assessment.events.v1',
  owner: 'evaluation',
  key: 'retreatId',
  partitions: 6,
  retentionDays: 400,
  dataclass: 'internal',
  events: {
    /** A wave asks for answers. */
    EvaluationOpened: defineEvent(1, { ...wave, openedAt: Instant, closesAt: Instant }),
    /** A wave takes no more answers; what they say, without cells small enough to point at a person. */
    EvaluationClosed: defineEvent(1, {
      ...wave,
      closedAt: Instant,
      responses: Count.describe('Respondents of the wave'),
      cells: z
        .array(
          z.object({
            ...cell,
            n: Count.describe('Respondents behind the cell'),
            mean: z.number().describe('Mean on the scale of the instrument, two decimals'),
            band: z.string().describe('Band of the instrument version'),
          }),
        )
        .max(500),
      suppressedCells: z
        .array(z.object(cell))
        .max(500)
        .describe('Cells with too few respondents, and those from which they could be computed'),
      suppressedBelow: z
        .number()
        .int()
        .min(2)
        .describe('Fewest respondents of a cell that is shown'),
    }),
    /** What the participants learnt, from those with both scores (0 to 100). Measured again, the latest counts. */
    LearningGainMeasured: defineEvent(1, {
      pairs: Count.describe('Participants with both scores'),
      incomplete: Count.describe('Participants with one score only'),
      meanPre: z.number().min(0).max(100),
      meanPost: z.number().min(0).max(100),
      meanGain: z.number().min(-100).max(100).describe('Mean of post minus pre'),
      normalisedGain: z
        .number()
        .nullable()
        .describe('Mean gain as a share of what was left to gain (Hake); null when nothing was'),
      measuredAt: Instant,
    }),
  },
});

const plan = { retreatId: RetreatId, registrationId: RegistrationId, unitCode: UnitCode };

export const actionPlanTopic = defineTopic({
  name: 'korsa.evaluation.action-plan.events.v1',
  owner: 'evaluation',
  key: 'actionPlanId',
  partitions: 6,
  retentionDays: 400,
  dataclass: 'internal',
  events: {
    /** A participant promised to improve an element of a unit's service by a day. */
    ActionPlanCommitted: defineEvent(1, {
      ...plan,
      element: ServiceElement,
      dueOn: CalendarDay,
      committedAt: Instant,
    }),
    ActionPlanProgressed: defineEvent(1, {
      ...plan,
      fromPercent: Percent,
      toPercent: Percent,
      progressedAt: Instant,
    }),
    ActionPlanCompleted: defineEvent(1, {
      ...plan,
      dueOn: CalendarDay,
      completedOn: CalendarDay,
      late: z.boolean(),
      completedAt: Instant,
    }),
    /** Somebody went to the unit and looked at what became of the plan. */
    MonitoringVisitRecorded: defineEvent(1, {
      ...plan,
      visitedOn: CalendarDay,
      finding: FindingCode,
      evidenceCount: Count,
      recordedAt: Instant,
    }),
  },
});

export const serviceSurveyTopic = defineTopic({
  name: 'korsa.evaluation.service-survey.events.v1',
  owner: 'evaluation',
  key: 'unitCode',
  partitions: 6,
  retentionDays: 400,
  dataclass: 'internal',
  events: {
    /** A unit's service survey (SKM) of a period is on record. */
    ServiceSurveyRecorded: defineEvent(1, {
      period: SurveyPeriod,
      users: Count.describe('Service users of the unit in the period'),
      respondents: Count,
      requiredRespondents: Count.describe('Krejcie–Morgan sample for the users'),
      shortfall: Count.describe('Respondents missing to the required sample'),
      method: SurveyMethod,
      elements: perElement(
        z.object({
          sum: Count.describe('Sum of the scores 1 to 4'),
          mean: z.number().min(1).max(4).describe('sum / respondents, unrounded'),
        }),
      )
        .nullable()
        .describe('null when only the IKM itself was reported'),
      ikm: Ikm,
      grade: ServiceGrade,
      recordedAt: Instant,
    }),
  },
});

export const impactTopic = defineTopic({
  name: 'korsa.evaluation.impact.events.v1',
  owner: 'evaluation',
  key: 'retreatId',
  partitions: 6,
  retentionDays: 400,
  dataclass: 'internal',
  events: {
    /** The service of the units before and after the retreat, compared. Assessed again, the latest counts. */
    ImpactAssessed: defineEvent(1, impactData),
  },
});

export const evaluationTopics: readonly Topic[] = [
  assessmentTopic,
  actionPlanTopic,
  serviceSurveyTopic,
  impactTopic,
];
