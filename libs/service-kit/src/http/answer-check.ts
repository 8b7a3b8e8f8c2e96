import type { Endpoint } from '@korsa/contracts';
import type { onSendHookHandler } from 'fastify';
import { z } from 'zod';
import { problemsOf } from '../validation/problems-of.js';
import { ruleOf } from '../validation/rule-of.js';

/** A service answered something else than its contract says: a bug that clients would meet. Fields and rules only, no values. */
export class AnswerOffContract extends Error {
  constructor({ method, path }: Endpoint, what: string) {
    super(`The answer of ${method} ${path} is off its contract: ${what}.`);
    this.name = 'AnswerOffContract';
  }
}

/** Checks what goes over the wire, in simulation and tests: forms by the schema, and no field that it does not name. */
export function answerCheck(endpoint: Endpoint): onSendHookHandler {
  const schema = z.object({ answer: endpoint.response });
  return (_request, reply, payload, done) => {
    if (reply.statusCode >= 400) return done(null, payload);
    if (reply.statusCode !== endpoint.status)
      return done(new AnswerOffContract(endpoint, `status ${reply.statusCode}`));
    const answer = typeof payload === 'string' && payload !== '' ? parse(payload) : undefined;
    const result = schema.safeParse({ answer }, { error: ruleOf });
    const wrong = result.success
      ? unnamed(answer, result.data.answer, 'answer').map((field) => `${field} is not declared`)
      : problemsOf(result.error).map(({ field, rule }) => `${field} ${rule}`);
    if (wrong.length > 0) done(new AnswerOffContract(endpoint, wrong.join(', ')));
    else done(null, payload);
  };
}

function parse(text: string): unknown {
  return JSON.parse(text) as unknown;
}

/** Fields of the answer that the schema dropped. */
function unnamed(answer: unknown, declared: unknown, path: string): string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  if (typeof declared !== 'object' || declared === null) return [];
  const known = new Map<string, unknown>(Object.entries(declared));
  return Object.entries(answer).flatMap(([key, value]) =>
    known.has(key) ? unnamed(value, known.get(key), `${path}.${key}`) : [`${path}.${key}`],
  );
}
