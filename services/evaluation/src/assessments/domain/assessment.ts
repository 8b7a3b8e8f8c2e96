import type { assessmentTopic, DataOf, EventsOf } from '@korsa/contracts';
import { Aggregates, decide, type Decision } from '@korsa/domain';

export type AssessmentEvent = EventsOf<typeof assessmentTopic>;
export type Opening = DataOf<typeof assessmentTopic.EvaluationOpened>;
export type Closing = DataOf<typeof assessmentTopic.EvaluationClosed>;
export type LearningGain = DataOf<typeof assessmentTopic.LearningGainMeasured>;

/** What is published of the evaluation of a retreat: waves with their results, and the learning gain. */
export interface Assessment {
  /** The retreat id. */
  readonly id: string;
  readonly cityCode: string;
  readonly openings: readonly Opening[];
  readonly closings: readonly Closing[];
  readonly learningGain: LearningGain | null;
}

export abstract class Assessments extends Aggregates<Assessment, AssessmentEvent> {}

type Owner = Pick<Assessment, 'id' | 'cityCode'>;
type Result = Decision<Assessment, AssessmentEvent>;

export function tellOpenings(
  known: Assessment | undefined,
  owner: Owner,
  openings: readonly Opening[],
): Result | undefined {
  const assessment = known ?? unassessed(owner);
  const untold = openings.filter(({ wave }) => !isTold(assessment.openings, wave));
  if (untold.length === 0) return undefined;
  return decide(
    { ...assessment, openings: [...assessment.openings, ...untold] },
    untold.map((data) => ({ type: 'EvaluationOpened', data })),
  );
}

export function tellClosing(known: Assessment | undefined, owner: Owner, closing: Closing): Result {
  const assessment = known ?? unassessed(owner);
  return decide({ ...assessment, closings: [...assessment.closings, closing] }, [
    { type: 'EvaluationClosed', data: closing },
  ]);
}

export function tellLearningGain(
  known: Assessment | undefined,
  owner: Owner,
  learningGain: LearningGain,
): Result {
  return decide({ ...(known ?? unassessed(owner)), learningGain }, [
    { type: 'LearningGainMeasured', data: learningGain },
  ]);
}

function unassessed({ id, cityCode }: Owner): Assessment {
  return { id, cityCode, openings: [], closings: [], learningGain: null };
}

function isTold(told: readonly { readonly wave: string }[], wave: string): boolean {
  return told.some((other) => other.wave === wave);
}
