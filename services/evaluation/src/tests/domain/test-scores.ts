import { Aggregates, keep, type Decision } from '@korsa/domain';
import { TestAlreadyScored } from './tests.errors.js';

export type TestPhase = 'pre' | 'post';

/** The scores of a participant, 0 to 100, one decimal at most. */
export interface TestScores {
  /** The registration id. */
  readonly id: string;
  readonly cityCode: string;
  readonly retreatId: string;
  readonly pre: number | null;
  readonly post: number | null;
}

export abstract class TestScoreSheets extends Aggregates<TestScores> {}

/** The same score again changes nothing. Throws TestAlreadyScored for another one. */
export function score(
  known: TestScores | undefined,
  owner: Pick<TestScores, 'id' | 'cityCode' | 'retreatId'>,
  phase: TestPhase,
  points: number,
): Decision<TestScores> {
  const scores = known ?? { ...owner, pre: null, post: null };
  if (scores[phase] === points) return keep(scores);
  if (scores[phase] !== null) throw new TestAlreadyScored(owner.id, phase);
  return keep({ ...scores, [phase]: points });
}
