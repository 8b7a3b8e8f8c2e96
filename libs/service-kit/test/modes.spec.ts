import { afterEach, describe, expect, it } from '@jest/globals';
import { Clock } from '@korsa/domain';
import { GreetingsModule, greetingsConfig } from './fixtures/greetings.js';
import { caller, serveHttp, type Harness } from './http-harness.js';

const id = '01a204d1-a323-700e-80b7-4b61d1783de8';
const url = `/v1/greetings/${id}/greet`;
const body = { nip: '1', at: '2025-11-05T08:00:00+07:00' };
const noon = { ...caller, 'korsa-simulated-time': '2025-11-05T12:00:00+07:00' };

let service: Harness | undefined;
afterEach(() => service?.app.close());

async function serve(variables: Record<string, string> = {}): Promise<Harness['app']> {
  service = await serveHttp(GreetingsModule, greetingsConfig, variables);
  return service.app;
}

describe('simulation mode', () => {
  it('takes the time from the request, and time goes on from there', async () => {
    const app = await serve({ KORSA_SIMULATION: 'true' });
    const clock = app.get(Clock);
    expect(clock.now()).toBe('2025-01-01T00:00:00.000Z');
    await app.inject({ method: 'POST', url, headers: noon, payload: body });
    expect(clock.now()).toBe('2025-11-05T05:00:00.000Z');
  });

  it.each([
    ['untrue', /answer.id must be a UUID|id must be a UUID/],
    ['talkative', /answer.nip is not declared/],
  ])('fails loudly when an answer is off its contract (%s)', async (mood, reason) => {
    const app = await serve({ KORSA_SIMULATION: 'true' });
    const answer = await app.inject({
      method: 'POST',
      url,
      headers: noon,
      payload: { ...body, mood },
    });
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toMatchObject({ code: 'internal-error' });
    const line = service?.lines.find(({ message }) => message === 'failed');
    expect(line).toMatchObject({ err: { type: 'AnswerOffContract' } });
    expect(JSON.stringify(line)).toMatch(reason);
  });

  it('does not object to an answer that keeps its contract', async () => {
    const app = await serve({ KORSA_SIMULATION: 'true' });
    const answer = await app.inject({ method: 'POST', url, headers: noon, payload: body });
    expect(answer.statusCode).toBe(201);
    const empty = await app.inject({ method: 'DELETE', url: `/v1/greetings/${id}`, headers: noon });
    expect(empty.statusCode).toBe(200);
  });
});

describe('real time', () => {
  it('refuses a request that brings its own time', async () => {
    const app = await serve();
    const answer = await app.inject({ method: 'POST', url, headers: noon, payload: body });
    expect(answer.json()).toMatchObject({
      status: 400,
      code: 'input-invalid',
      problems: [{ field: 'Korsa-Simulated-Time' }],
    });
  });

  it('does not check answers again', async () => {
    const app = await serve();
    const payload = { ...body, mood: 'untrue' };
    const answer = await app.inject({ method: 'POST', url, headers: caller, payload });
    expect(answer.statusCode).toBe(201);
  });
});

/** What every process answers without asking who calls. */
const open = [
  '/health/live',
  '/metrics',
  '/openapi.json',
  '/asyncapi.json',
  '/docs',
  '/docs/start.js',
  '/docs/swagger-ui.css',
  '/docs/swagger-ui-bundle.js',
];

describe('a process without the role api', () => {
  it('serves health, metrics and documents, and no operation', async () => {
    const app = await serve({ KORSA_ROLES: 'worker' });
    for (const path of open) {
      const { statusCode } = await app.inject({ url: path });
      expect({ path, statusCode }).toEqual({ path, statusCode: 200 });
    }
    const answer = await app.inject({ method: 'POST', url, headers: caller, payload: body });
    expect(answer.json()).toMatchObject({ status: 404, code: 'route-unknown' });
  });
});

describe('a probe that fails', () => {
  it('is everyday life and no error in the log', async () => {
    const app = await serve({ KORSA_LOG_LEVEL: 'info' });
    service?.runtime.readiness.drain();
    const answer = await app.inject({ url: '/health/ready' });
    expect(answer.json()).toMatchObject({ status: 503, code: 'not-ready' });
    expect(service?.lines.filter(({ level }) => level !== 'info')).toEqual([]);
  });
});

describe('the metrics', () => {
  it('count requests by template and class of status', async () => {
    const app = await serve();
    await app.inject({ method: 'POST', url, headers: caller, payload: body });
    await app.inject({ method: 'POST', url, headers: caller, payload: {} });
    const { payload: text, headers } = await app.inject({ url: '/metrics' });
    expect(headers['content-type']).toMatch(/^text\/plain; version=0.0.4/);
    const labels = 'service="greetings",method="POST",route="/v1/greetings/:greetingId/greet"';
    const lines = text.split('\n').filter((line) => line.includes('_request_seconds_count'));
    expect(lines).toEqual([
      `korsa_http_request_seconds_count{${labels},status="2xx"} 1`,
      `korsa_http_request_seconds_count{${labels},status="4xx"} 1`,
    ]);
    expect(text).not.toContain(id);
  });
});
