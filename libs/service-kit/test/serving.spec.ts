import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import { GreetingsModule, greetingsConfig } from './fixtures/greetings.js';
import { caller, serveHttp, type Harness } from './http-harness.js';

const id = '01a204d1-a323-700e-80b7-4b61d1783de8';
const url = `/v1/greetings/${id}/greet`;
const body = { nip: '198001012005011001', at: '2025-11-05T08:00:00+07:00' };

let service: Harness;
beforeAll(async () => {
  service = await serveHttp(GreetingsModule, greetingsConfig, { KORSA_BODY_LIMIT_BYTES: '1024' });
});
afterAll(() => service.app.close());

type Options = Parameters<Harness['app']['inject']>[0] & object;

async function send(options: Options) {
  const answer = await service.app.inject({ method: 'POST', url, headers: caller, ...options });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: answer.body,
    json: () => answer.json<Record<string, unknown>>(),
  };
}

describe('an operation', () => {
  it('gets its input checked and transformed, and answers the view with the status of the contract', async () => {
    const answer = await send({ url: `${url}?times=2`, payload: body });
    expect(answer.status).toBe(201);
    expect(answer.json()).toEqual({
      id,
      text: 'hello hello',
      at: '2025-11-05T01:00:00.000Z',
      actor: 'officer-1',
      area: '33.71',
      version: 2,
    });
    expect(answer.headers).not.toHaveProperty('etag');
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });

  it('may answer nothing at all', async () => {
    const answer = await send({ method: 'DELETE', url: `/v1/greetings/${id}` });
    expect(answer).toMatchObject({ status: 200, text: '' });
  });

  it('answers with the correlation id it was given, or a new one', async () => {
    const given = await send({ payload: body, headers: { ...caller, 'correlation-id': id } });
    expect(given.headers['correlation-id']).toBe(id);
    const fresh = await send({ payload: body });
    expect(fresh.headers['correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('bad input', () => {
  it('is answered with every problem of path, query and body at once', async () => {
    const answer = await send({
      url: '/v1/greetings/no-id/greet?times=9&loud=yes',
      payload: { nip: 198001012005011001, at: '2025-02-30T08:00:00+07:00', name: 'Budi' },
    });
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.json()).toMatchObject({
      type: 'urn:korsa:problem:input-invalid',
      code: 'input-invalid',
      status: 400,
      correlationId: answer.headers['correlation-id'],
    });
    expect(answer.json()['problems']).toEqual([
      { field: 'greetingId', rule: 'must be a UUID' },
      { field: 'times', rule: 'must be at most 3' },
      { field: 'loud', rule: 'is not a known field' },
      { field: 'nip', rule: 'must be text, not a number' },
      {
        field: 'at',
        rule: 'must be a time that exists, RFC 3339 with offset such as 2025-11-05T08:00:00+07:00',
      },
      { field: 'name', rule: 'is not a known field' },
    ]);
  });

  it.each([
    ['JSON that is none', 400, 'json-malformed', 'application/json', '{"nip": 1'],
    [
      'JSON that pollutes prototypes',
      400,
      'json-malformed',
      'application/json',
      '{"__proto__":{}}',
    ],
    ['another content type', 415, 'content-type-unsupported', 'text/plain', 'hello'],
    ['a form', 415, 'content-type-unsupported', 'application/x-www-form-urlencoded', 'a=b'],
    ['a body over the limit', 413, 'body-too-large', 'application/json', `"${'x'.repeat(2000)}"`],
  ])('%s is refused with %i %s', async (_, status, code, type, payload) => {
    const answer = await send({ payload, headers: { ...caller, 'content-type': type } });
    expect(answer.json()).toMatchObject({ status, code, problems: [] });
    expect(answer.status).toBe(status);
  });

  it('a body under a key is refused when it is nested too deeply to be compared', async () => {
    const answer = await send({
      payload: '['.repeat(101) + ']'.repeat(101),
      headers: { ...caller, 'content-type': 'application/json', 'idempotency-key': 'k1' },
    });
    expect(answer.json()).toMatchObject({
      status: 400,
      problems: [{ field: 'body', rule: 'must not be nested deeper than 100 levels' }],
    });
  });

  it('a missing body is an empty one', async () => {
    const answer = await send({});
    expect(answer.json()).toMatchObject({
      problems: [
        { field: 'nip', rule: 'is required' },
        { field: 'at', rule: 'is required' },
      ],
    });
  });
});

describe('a client that goes away in the middle of its body', () => {
  /** Sends a request with half of its body, and goes away. */
  async function breakOff(): Promise<void> {
    const { hostname, port } = new URL(await service.app.getUrl());
    const socket = connect(Number(port), hostname);
    const headers = { ...caller, host: hostname, 'content-type': 'application/json' };
    const lines = Object.entries({ ...headers, 'content-length': '64' });
    const head = [`POST ${url} HTTP/1.1`, ...lines.map((line) => line.join(': '))].join('\r\n');
    await once(socket, 'connect');
    socket.write(`${head}\r\n\r\n{"nip": "1`, () => socket.destroy());
    await once(socket, 'close');
  }

  it('is logged and counted as a bad request, and is no error of ours', async () => {
    await service.app.listen(0, '127.0.0.1');
    service.lines.length = 0;
    service.runtime.registry.resetMetrics();
    await breakOff();
    const line = await eventually(
      () => service.lines.find(({ message }) => message === 'request') ?? null,
      { within: 2_000 },
    );
    expect(line).toMatchObject({ route: '/v1/greetings/:greetingId/greet', status: 400 });
    expect(service.lines.filter(({ level }) => level !== 'info')).toEqual([]);
    const metrics = await service.runtime.registry.metrics();
    expect(metrics.match(/(?<=request_seconds_count\{.*)status=.*/g)).toEqual(['status="4xx"} 1']);
  });
});

describe('a caller who is not known', () => {
  it('gets 401 with all that is missing, before the body is read', async () => {
    const answer = await send({ headers: { 'content-type': 'application/json' }, payload: '{' });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Korsa-Headers');
    expect(answer.json()).toMatchObject({
      code: 'caller-unknown',
      problems: [{ field: 'Korsa-Area' }, { field: 'Korsa-Actor' }],
    });
  });
});

describe('an unknown path or method', () => {
  it('is a problem without the path', async () => {
    const answer = await send({ url: '/v1/budi-santoso?nip=198001012005011001' });
    expect(answer.json()).toMatchObject({ status: 404, code: 'route-unknown' });
    expect(answer.text).not.toMatch(/budi|1980/);
  });

  it('tells the methods that the path has', async () => {
    const answer = await send({ method: 'PUT', url: `/v1/greetings/${id}`, payload: {} });
    expect(answer.json()).toMatchObject({ status: 405, code: 'method-not-allowed' });
    expect(answer.headers['allow']).toBe('DELETE, GET');
  });

  it('a URL that cannot be decoded is a problem too', async () => {
    const answer = await send({ url: '/v1/greetings/%E0%A4%A' });
    expect(answer.json()).toMatchObject({ status: 400, code: 'url-malformed' });
  });
});

describe('an error', () => {
  it('of the domain keeps its code, its words and its problems', async () => {
    const answer = await send({ payload: { ...body, mood: 'grave' } });
    expect(answer.json()).toEqual({
      type: 'urn:korsa:problem:greeting-refused',
      title: 'Greeting refused',
      status: 409,
      code: 'greeting-refused',
      detail: 'Not today.',
      correlationId: answer.headers['correlation-id'],
      problems: [{ field: 'mood', rule: 'must not be grave' }],
    });
  });

  it('that nobody expected says nothing of itself; the log says where, without the values', async () => {
    const answer = await send({ payload: { ...body, mood: 'broken' } });
    expect(answer.json()).toMatchObject({ status: 500, code: 'internal-error' });
    expect(answer.text).not.toMatch(/greeting for|1980/);
    const line = service.lines.find(({ message }) => message === 'failed');
    expect(line).toMatchObject({
      correlationId: answer.headers['correlation-id'],
      route: '/v1/greetings/:greetingId/greet',
      err: { type: 'TypeError', message: 'no greeting for "…" …' },
    });
    expect(JSON.stringify(service.lines)).not.toMatch(/198001012005011001/);
  });
});

describe('the log', () => {
  it('has one line per request: template, status and duration, nothing of the content', async () => {
    service.lines.length = 0;
    await send({ url: `${url}?times=1`, payload: body });
    const [line] = service.lines.filter(({ message }) => message === 'request');
    expect(line).toEqual({
      level: 'info',
      time: expect.any(String),
      service: 'greetings',
      version: 'development',
      correlationId: expect.any(String),
      method: 'POST',
      route: '/v1/greetings/:greetingId/greet',
      status: 201,
      ms: expect.any(Number),
      message: 'request',
    });
  });
});
