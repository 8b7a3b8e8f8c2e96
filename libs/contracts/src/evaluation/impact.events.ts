import { z } from 'zod';
import { Instant, UnitCode } from '../core/primitives.js';
import {
  Count,
  Ikm,
  SurveyPeriod,
  perElement,
  ServiceElement,
  ServiceGrade,
  SurveyMethod,
  WaveCode,
} from './vocabulary.js';

const change = z.number().min(-100).max(100);

/** A 95 % interval of a mean over units (Student's t); null with fewer than two units. */
const interval = z.object({ low: z.number(), high: z.number() }).nullable();

/** One survey as the report cites it. */
export const surveyFigure = z.object({
  period: SurveyPeriod,
  ikm: Ikm,
  grade: ServiceGrade,
  respondents: Count,
  requiredRespondents: Count,
  method: SurveyMethod,
});

/** One unit: its last survey before the retreat and its first one after it. */
export const unitChange = z.object({
  unitCode: UnitCode,
  headAttended: z.boolean(),
  before: surveyFigure,
  after: surveyFigure,
  change: change.describe('IKM after minus IKM before'),
  elements: perElement(z.number().min(-3).max(3))
    .nullable()
    .describe('Change of the mean score per element; null without scores'),
});

/** A group of units. Means are over units, each unit counts once. */
export const groupChange = z.object({
  units: Count,
  meanBefore: z.number().nullable(),
  meanAfter: z.number().nullable(),
  meanChange: change.nullable(),
  interval95: interval,
  improved: Count,
  belowRequiredSample: Count.describe('Units of which a survey had too few respondents'),
});

/** One aspect of a closed wave. */
const aspectResult = z.object({
  respondent: z.string(),
  aspect: z.string(),
  n: Count,
  mean: z.number(),
  band: z.string(),
});
export const waveResult = z.object({
  wave: WaveCode,
  responses: Count,
  aspects: z.array(aspectResult).max(100),
  suppressedCells: Count,
});

export const learningResult = z.object({
  pairs: Count,
  meanPre: z.number(),
  meanPost: z.number(),
  meanGain: z.number(),
  normalisedGain: z.number().nullable(),
});

export const impactData = {
  wording: z.literal('change').describe('Never an effect: nothing here shows a cause'),
  assessedAt: Instant,
  attended: groupChange.describe('Units whose head attended'),
  comparison: groupChange.describe('Units of the same city whose head did not attend'),
  difference: z
    .object({ mean: change, interval95: interval })
    .nullable()
    .describe('Mean change attended minus comparison (Welch); null when a group is empty'),
  elements: z
    .array(
      z.object({
        element: ServiceElement,
        attended: z.number().nullable(),
        comparison: z.number().nullable(),
      }),
    )
    .max(9)
    .describe('Mean change of the score per element and group'),
  units: z.array(unitChange).max(2000),
  notCompared: z
    .array(
      z.object({
        unitCode: UnitCode,
        reason: z.enum([
          'no-survey-before',
          'no-survey-after',
          'methods-differ',
          'attendance-undecided',
        ]),
      }),
    )
    .max(2000),
  participation: z.object({
    confirmed: Count,
    decided: Count.describe('Attendance decisions'),
    met: Count.describe('Attendance threshold reached'),
    earnedJp: z.number().min(0),
    certificatesCompleted: Count,
    certificatesAttended: Count,
  }),
  levels: z.object({
    reaction: z.array(waveResult).max(10),
    learning: learningResult.nullable(),
    behaviour: z.array(waveResult).max(10),
  }),
  actionPlans: z.object({ committed: Count, completed: Count, unitsVisited: Count }),
};
