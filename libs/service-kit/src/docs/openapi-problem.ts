import type { JsonSchema } from './json-schema.js';

const text = { type: 'string' };

/** RFC 9457 problem details as every refusal has them. */
export const problemSchema: JsonSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'correlationId', 'problems'],
  properties: {
    type: { ...text, description: 'urn:korsa:problem:<code>' },
    title: text,
    status: { type: 'integer' },
    code: { ...text, description: 'Stable, kebab-case: what programs decide by.' },
    detail: text,
    correlationId: text,
    problems: {
      type: 'array',
      description: 'Every broken rule at once.',
      items: {
        type: 'object',
        required: ['field', 'rule'],
        properties: { field: text, rule: text },
      },
    },
  },
};

const problem = (description: string): JsonSchema => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** The refusals that any operation may answer. */
export const problemResponses: Readonly<Record<string, JsonSchema>> = {
  '400': problem('The request does not fit the contract.'),
  '401': problem('The request does not say who acts.'),
  '403': problem('Not in the area of the caller.'),
  '404': problem('There is no such thing in the area of the caller.'),
  '409': problem('The state does not allow it.'),
  '422': problem('A rule is broken.'),
  '429': problem('Too much at once; see Retry-After.'),
  '503': problem('Something is away; see Retry-After.'),
};
