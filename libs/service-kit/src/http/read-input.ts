import type { Endpoint } from '@korsa/contracts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { problemsOf } from '../validation/problems-of.js';
import { ruleOf } from '../validation/rule-of.js';
import { InputInvalid } from './http-problem.js';

interface Parts {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/**
 * Builds the reader of an operation's input: params, query and body checked in one go.
 * The reader throws InputInvalid with every problem; a missing body counts as an empty one.
 */
export function inputReader(endpoint: Endpoint): (request: FastifyRequest) => Parts {
  const schema = z.object({
    params: endpoint.params,
    query: endpoint.query,
    body: endpoint.body,
  });
  const words = { error: ruleOf };
  return ({ params, query, body }) => {
    const result = schema.safeParse({ params, query, body: body === undefined ? {} : body }, words);
    if (result.success) return result.data;
    throw new InputInvalid(problemsOf(result.error));
  };
}
