import { z } from 'zod';
import { defineEndpoint, pageOf, pageQuery } from '../core/endpoint.js';
import { CityCode, Instant } from '../core/primitives.js';
import { DecisionReason, more } from './vocabulary.js';

const name = z.string().min(1).max(200);

/** Where events wait for each other: one key of one topic in one consumer group. */
const place = { group: name, topic: name, key: name };

const decision = z.object({
  action: z.enum(['retried', 'failed-again', 'skipped']),
  actor: z.string(),
  at: Instant,
  reason: z.string(),
  error: z.string().nullable().describe('Name and code of the error, when it failed again'),
});

const deadLetter = z.object({
  letterId: z.string(),
  ...place,
  cityCode: CityCode.nullable().describe('null: the event does not say whose it is'),
  type: z.string().describe('ce_type'),
  eventId: z.string(),
  sequence: z.int().describe('ce_sequence: the place of the event in its key'),
  partition: z.int(),
  offset: z.int(),
  handler: z.string().describe('Class.method'),
  reason: z.string().describe('Name and code of the error, or what it waits behind'),
  state: z.enum(['parked', 'retried', 'skipped']),
  attempts: z.int().describe('Retries that failed again'),
  parkedAt: Instant,
});

const deadLetterInFull = deadLetter.extend({
  headers: z.record(z.string(), z.string()),
  value: z.string().nullable().describe('The value byte for byte, in base64'),
  decisions: z.array(decision),
});

const parkedKey = z.object({
  ...place,
  cityCode: CityCode.nullable(),
  since: Instant,
  waiting: z.int().describe('Events of the key that wait'),
  retry: z
    .object({ actor: z.string(), reason: z.string(), at: Instant, underway: z.boolean() })
    .nullable()
    .describe('A retry that was asked for and has not ended'),
  lastRetry: z
    .object({
      actor: z.string(),
      reason: z.string(),
      at: Instant,
      retried: z.int(),
      failed: z.object({ letterId: z.string(), reason: z.string() }).nullable(),
    })
    .nullable()
    .describe('How the last retry ended while the key went on waiting'),
});

const letterParams = z.strictObject({ letterId: z.string().min(1).max(200) });

export type DeadLetterSummary = z.output<typeof deadLetter>;
export type DeadLetterView = z.output<typeof deadLetterInFull>;
export type ParkedKeyView = z.output<typeof parkedKey>;

export const deadLettersApi = {
  listDeadLetters: defineEndpoint({
    summary: 'Lists events that could not be handled, oldest first',
    method: 'GET',
    path: '/v1/ops/dead-letters',
    query: pageQuery.extend({
      state: z.enum(['parked', 'retried', 'skipped']).default('parked'),
      group: name.optional(),
      topic: name.optional(),
      key: name.optional(),
    }),
    response: pageOf(deadLetter),
  }),
  showDeadLetter: defineEndpoint({
    summary: 'Shows an event that could not be handled, with its bytes and what was decided',
    method: 'GET',
    path: '/v1/ops/dead-letters/:letterId',
    params: letterParams,
    response: deadLetterInFull,
  }),
  listParkedKeys: defineEndpoint({
    summary: 'Lists the keys whose events wait',
    method: 'GET',
    path: '/v1/ops/parked-keys',
    query: z.strictObject({
      group: name.optional(),
      topic: name.optional(),
      key: name.optional(),
    }),
    response: z.object({ items: z.array(parkedKey), more }),
  }),
  retryParkedKey: defineEndpoint({
    summary: 'Has a worker handle the events of a key again, in order, until one fails',
    method: 'POST',
    path: '/v1/ops/parked-keys/retry',
    status: 202,
    body: z.strictObject({ ...place, reason: DecisionReason }),
    response: parkedKey,
  }),
  skipDeadLetter: defineEndpoint({
    summary: 'Leaves an event out for good; those behind it wait for a retry of the key',
    method: 'POST',
    path: '/v1/ops/dead-letters/:letterId/skip',
    params: letterParams,
    body: z.strictObject({ reason: DecisionReason }),
    response: deadLetterInFull,
  }),
};
