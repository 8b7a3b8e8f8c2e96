import { describe, expect, it } from '@jest/globals';
import { defineEndpoint, defineEvent, defineTopic, Timestamp } from '@korsa/contracts';
import { z } from 'zod';
import { asyncApi } from './asyncapi.js';
import { openApi } from './openapi.js';

const checkIn = defineEndpoint({
  summary: 'Records a scan',
  method: 'POST',
  path: '/v1/gates/:gateId/scans',
  status: 201,
  params: z.strictObject({ gateId: z.uuid() }),
  query: z.strictObject({ dry: z.stringbool().optional() }),
  body: z.strictObject({ at: Timestamp, note: z.string().optional() }),
  response: z.object({ id: z.uuid() }),
});

const topic = defineTopic({
  name: 'korsa.attendance.presence.events.v1',
  owner: 'attendance',
  key: 'registrationId',
  partitions: 6,
  retentionDays: 30,
  dataclass: 'internal',
  events: { CheckedIn: defineEvent(1, { sessionId: z.uuid() }) },
});

/** Every `$ref` of a document that leads nowhere. */
function danglingReferences(document: unknown, part: unknown = document): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => {
    if (key !== '$ref' || typeof value !== 'string') return danglingReferences(document, value);
    const target = value
      .split('/')
      .slice(1)
      .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document);
    return target === undefined ? [value] : [];
  });
}

describe('the OpenAPI document', () => {
  const document = openApi({
    service: 'attendance',
    version: '1',
    simulation: false,
    endpoints: [checkIn],
  });

  it('describes what is sent in its form before and what is answered in its form after', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      paths: {
        '/v1/gates/{gateId}/scans': {
          post: {
            operationId: 'postGatesByGateIdScans',
            summary: 'Records a scan',
            tags: ['gates'],
            requestBody: {
              required: true,
              content: {
                'application/json': {
                  schema: {
                    required: ['at'],
                    properties: { at: { type: 'string', format: 'date-time' } },
                  },
                },
              },
            },
            responses: {
              '201': {
                content: {
                  'application/json': { schema: { properties: { id: { format: 'uuid' } } } },
                },
              },
              '422': {
                content: {
                  'application/problem+json': {
                    schema: { $ref: '#/components/schemas/Problem' },
                  },
                },
              },
            },
          },
        },
      },
    });
  });

  it('names the parameters of path, query and header', () => {
    const { parameters } = (
      document as {
        paths: Record<string, { post: { parameters: { in: string; name: string }[] } }>;
      }
    ).paths['/v1/gates/{gateId}/scans']!.post;
    expect(parameters.map(({ in: place, name }) => `${place} ${name}`)).toEqual([
      'path gateId',
      'query dry',
      'header Idempotency-Key',
      'header Correlation-Id',
    ]);
  });

  it('refers to nothing that is not there', () => {
    expect(danglingReferences(document)).toEqual([]);
  });
});

describe('the AsyncAPI document', () => {
  const document = asyncApi({ service: 'attendance', version: '1', topics: [topic] });

  it('describes each topic with its key, its settings and its messages', () => {
    expect(document).toMatchObject({
      asyncapi: '3.0.0',
      channels: {
        presence: {
          address: 'korsa.attendance.presence.events.v1',
          messages: {
            CheckedIn: {
              name: 'id.korsa.attendance.presence.checked-in.v1',
              payload: { required: ['sessionId'] },
              bindings: { kafka: { key: { description: 'registrationId' } } },
            },
          },
          bindings: {
            kafka: { partitions: 6, topicConfiguration: { 'retention.ms': 2_592_000_000 } },
          },
        },
      },
      operations: { 'publish-presence': { action: 'send' } },
    });
  });

  it('refers to nothing that is not there', () => {
    expect(danglingReferences(document)).toEqual([]);
  });
});
