import type { TestScores } from '../domain/test-scores.js';

export abstract class TestScoreQueries {
  abstract ofRetreat(retreatId: string): Promise<TestScores[]>;
}
