import { z } from 'zod';
import { defineEndpoint, pageOf, pageQuery } from '../core/endpoint.js';
import { AreaCode, Instant } from '../core/primitives.js';

const operatorDecision = z.object({
  decisionId: z.uuid(),
  at: Instant,
  actor: z.string(),
  area: AreaCode,
  action: z.enum(['retry', 'skip', 'release']),
  target: z.record(z.string(), z.string()).describe('The letter, or group, topic and key'),
  reason: z.string(),
});

export type OperatorDecisionView = z.output<typeof operatorDecision>;

export const operatorDecisionsApi = {
  listOperatorDecisions: defineEndpoint({
    summary: 'Lists what operators have decided about waiting events, newest first',
    method: 'GET',
    path: '/v1/ops/decisions',
    query: pageQuery,
    response: pageOf(operatorDecision),
  }),
};
