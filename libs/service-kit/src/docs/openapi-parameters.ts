import type { Endpoint, Idempotency } from '@korsa/contracts';
import { fieldsOf, type JsonSchema } from './json-schema.js';

export const correlationHeader: JsonSchema = {
  description: 'Joins everything that follows from one request, over all services.',
  schema: { type: 'string', format: 'uuid' },
};

const keptAnswer =
  'A repeat with the same key and request gets the first answer again, byte for byte (Idempotency-Replayed: true); ' +
  'while the first is still being carried out it may get 409 with Retry-After; another request under the key gets 422. ' +
  'A refusal (403, 404, 409, 422) is such an answer: to try again is another command, with a key of its own. ' +
  'A failure (429, 5xx) and a malformed request (400) leave the key free. A key is remembered for 47 hours.';

/** What a key means for the operation. */
const keyTold: Readonly<Record<Idempotency, string>> = {
  'optional-key': keptAnswer,
  'required-key': `A fresh one for each command, the same one for its repeats; without one 400. ${keptAnswer}`,
  'by-nature': 'A repeat has no second effect; its answer is made anew.',
};

function idempotencyKey({ idempotency }: Endpoint): JsonSchema {
  return {
    name: 'Idempotency-Key',
    in: 'header',
    required: idempotency === 'required-key',
    description: keyTold[idempotency],
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  };
}

const simulatedTime: JsonSchema = {
  name: 'Korsa-Simulated-Time',
  in: 'header',
  description: 'When this happens, in simulation mode only.',
  schema: { type: 'string', format: 'date-time' },
};

/** The fields of path and query, and the headers that the operation understands. */
export function parametersOf(endpoint: Endpoint, simulation: boolean): JsonSchema[] {
  const path = fieldsOf(endpoint.params).map(({ name, schema }) => ({
    name,
    in: 'path',
    required: true,
    schema,
  }));
  const query = fieldsOf(endpoint.query).map((field) => ({ in: 'query', ...field }));
  const changes = ['POST', 'PUT', 'PATCH'].includes(endpoint.method);
  return [
    ...path,
    ...query,
    ...(changes ? [idempotencyKey(endpoint)] : []),
    { name: 'Correlation-Id', in: 'header', ...correlationHeader },
    ...(simulation ? [simulatedTime] : []),
  ];
}
