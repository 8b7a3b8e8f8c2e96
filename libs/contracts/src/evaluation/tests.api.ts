import { z } from 'zod';
import { defineEndpoint } from '../core/endpoint.js';
import { Instant, RegistrationId, RetreatId } from '../core/primitives.js';
import { batchView } from './responses.api.js';
import { Count } from './vocabulary.js';

const ofRetreat = z.strictObject({ retreatId: RetreatId });

export const TestPhase = z.enum(['pre', 'post']);
const testScoreBody = z.strictObject({
  registrationId: RegistrationId,
  phase: TestPhase,
  score: z.number().min(0).max(100).multipleOf(0.1).describe('0 to 100, one decimal at most'),
});
const testScoreView = z.object({
  registrationId: RegistrationId,
  retreatId: RetreatId,
  pre: z.number().nullable(),
  post: z.number().nullable(),
  gain: z.number().nullable().describe('post minus pre'),
});
export type TestScoreView = z.input<typeof testScoreView>;

const learningGainView = z.object({
  retreatId: RetreatId,
  pairs: Count,
  incomplete: Count,
  meanPre: z.number(),
  meanPost: z.number(),
  meanGain: z.number(),
  normalisedGain: z.number().nullable(),
  measuredAt: Instant,
});
export type LearningGainView = z.input<typeof learningGainView>;

export const testsApi = {
  recordTestScore: defineEndpoint({
    summary: 'Record the pre-test or post-test of a participant',
    method: 'POST',
    path: '/v1/retreats/:retreatId/test-scores',
    params: ofRetreat,
    body: testScoreBody,
    response: testScoreView,
  }),
  recordTestScores: defineEndpoint({
    summary: 'Record a whole test, each row accepted or refused by itself',
    method: 'POST',
    path: '/v1/retreats/:retreatId/test-scores/batch',
    idempotency: 'required-key',
    params: ofRetreat,
    body: z.strictObject({ scores: z.array(testScoreBody).min(1).max(500) }),
    response: batchView,
  }),
  measureLearningGain: defineEndpoint({
    summary: 'Measure the learning gain from the participants with both scores',
    method: 'POST',
    path: '/v1/retreats/:retreatId/learning-gain',
    params: ofRetreat,
    response: learningGainView,
  }),
  getLearningGain: defineEndpoint({
    summary: 'The learning gain as last measured',
    method: 'GET',
    path: '/v1/retreats/:retreatId/learning-gain',
    params: ofRetreat,
    response: learningGainView,
  }),
};
