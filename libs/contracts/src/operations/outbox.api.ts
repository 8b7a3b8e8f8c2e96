import { z } from 'zod';
import { defineEndpoint } from '../core/endpoint.js';
import { Instant } from '../core/primitives.js';
import { DecisionReason, more } from './vocabulary.js';

const blockedKey = z.object({
  topic: z.string(),
  key: z.string(),
  cityCode: z.string(),
  reason: z.string().describe('The code of the broker, e.g. MESSAGE_TOO_LARGE'),
  since: Instant,
  events: z.int().describe('Events that wait, the refused one among them'),
  first: z
    .object({
      eventId: z.string(),
      type: z.string(),
      sequence: z.int(),
      bytes: z.int().describe('Size of the value'),
    })
    .describe('The refused event'),
});

export const outboxApi = {
  listBlockedKeys: defineEndpoint({
    summary: 'Lists the keys of which Kafka has refused an event for good',
    method: 'GET',
    path: '/v1/ops/blocked-keys',
    response: z.object({ items: z.array(blockedKey), more }),
  }),
  releaseBlockedKey: defineEndpoint({
    summary: 'Has the events of a blocked key sent again, in order',
    method: 'POST',
    path: '/v1/ops/blocked-keys/release',
    status: 202,
    body: z.strictObject({
      topic: z.string().min(1).max(200),
      key: z.string().min(1).max(200),
      reason: DecisionReason,
    }),
    response: z.object({ topic: z.string(), key: z.string() }),
  }),
};
