import type { TestScoreView } from '@korsa/contracts';
import type { TestScores } from '../domain/test-scores.js';

export function testScoreView({ id, retreatId, pre, post }: TestScores): TestScoreView {
  const gain = pre === null || post === null ? null : Math.round((post - pre) * 10) / 10;
  return { registrationId: id, retreatId, pre, post, gain };
}
