import type { Endpoint } from '@korsa/contracts';
import { correlationHeader, parametersOf } from './openapi-parameters.js';
import { problemResponses, problemSchema } from './openapi-problem.js';
import { jsonSchema, type JsonSchema } from './json-schema.js';

interface Description {
  readonly service: string;
  readonly version: string;
  readonly simulation: boolean;
  readonly endpoints: readonly Endpoint[];
}

/** OpenAPI 3.1 of the operations that are really served. */
export function openApi({ service, version, simulation, endpoints }: Description): JsonSchema {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    const path = (paths[templateOf(endpoint)] ??= {});
    path[endpoint.method.toLowerCase()] = operation(endpoint, simulation);
  }
  return {
    openapi: '3.1.0',
    info: { title: `Korsa ${service}`, version, license: { name: 'Apache-2.0' } },
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: {
        area: { type: 'apiKey', in: 'header', name: 'Korsa-Area' },
        actor: { type: 'apiKey', in: 'header', name: 'Korsa-Actor' },
      },
    },
    security: [{ area: [], actor: [] }],
  };
}

function operation(endpoint: Endpoint, simulation: boolean): JsonSchema {
  return {
    operationId: operationId(endpoint),
    summary: endpoint.summary,
    tags: [endpoint.path.split('/')[2] ?? 'service'],
    parameters: parametersOf(endpoint, simulation),
    ...requestBody(endpoint),
    responses: {
      [endpoint.status]: {
        description: 'Done.',
        headers: { 'Correlation-Id': correlationHeader },
        content: { 'application/json': { schema: jsonSchema(endpoint.response, 'output') } },
      },
      ...problemResponses,
    },
  };
}

function requestBody({ method, body }: Endpoint): JsonSchema {
  if (method === 'GET' || method === 'DELETE') return {};
  const schema = jsonSchema(body, 'input');
  const required = Array.isArray(schema['required']) && schema['required'].length > 0;
  return { requestBody: { required, content: { 'application/json': { schema } } } };
}

/** `/v1/registrations/:id/confirm` → `/v1/registrations/{id}/confirm`. */
function templateOf({ path }: Endpoint): string {
  return path.replace(/:(\w+)/g, '{$1}');
}

/** `POST /v1/registrations/:id/confirm` → `postRegistrationsByIdConfirm`. */
function operationId({ method, path }: Endpoint): string {
  const words = path
    .split('/')
    .slice(2)
    .flatMap((step) => (step.startsWith(':') ? ['by', step.slice(1)] : step.split('-')));
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return method.toLowerCase() + words.map(capital).join('');
}
