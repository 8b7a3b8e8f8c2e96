import type { Endpoint } from '@korsa/contracts';
import { fieldsOf, type JsonSchema } from './json-schema.js';

export const correlationHeader: JsonSchema = {
  description: 'Joins everything that follows from one request, over all services.',
  schema: { type: 'string', format: 'uuid' },
};

const idempotencyKey: JsonSchema = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'A repeat with the same key and body gets the first answer again; another body gets 422.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
};

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
    ...(changes ? [idempotencyKey] : []),
    { name: 'Correlation-Id', in: 'header', ...correlationHeader },
    ...(simulation ? [simulatedTime] : []),
  ];
}
