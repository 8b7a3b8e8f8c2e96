import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually, infrastructure } from '@korsa/testing';
import { once } from 'node:events';
import { connect } from 'node:net';
import { caller } from './http-harness.js';
import { killAll, ServiceProcess } from './service-process.js';

const shared = infrastructure();
const { kafkaBrokers, mongoUrl, topicPrefix } = shared;
const env = {
  KORSA_PORT: '0',
  KORSA_KAFKA_BROKERS: kafkaBrokers,
  KORSA_MONGO_URL: mongoUrl,
  KORSA_DATABASE: shared.database('process'),
  KORSA_TOPIC_PREFIX: topicPrefix,
};

afterEach(killAll);

async function ready(url: string): Promise<void> {
  await eventually(async () => (await fetch(`${url}/health/ready`)).status === 200);
}

/** Whether it takes no connection any more. */
async function refuses(url: string): Promise<boolean> {
  try {
    await fetch(`${url}/health/live`);
    return false;
  } catch {
    return true;
  }
}

interface Lingering {
  readonly service: ServiceProcess;
  readonly url: string;
  readonly answer: Promise<Response | undefined>;
}

/** A service that works on a request. */
async function lingering(until: 'SIGTERM' | 'never', more = {}): Promise<Lingering> {
  const service = new ServiceProcess({ ...env, ...more });
  const url = await service.url();
  await ready(url);
  const request = fetch(`${url}/v1/tallies/linger`, {
    method: 'POST',
    headers: { ...caller, 'content-type': 'application/json' },
    body: JSON.stringify({ until }),
  });
  const answer = request.catch(() => undefined);
  await eventually(() => service.stderr.includes('lingering'));
  return { service, url, answer };
}

/** What was stopped so far, in that order. */
function stepsOf(service: ServiceProcess): unknown[] {
  return service.lines.filter(({ step }) => step).map(({ step }) => step);
}

describe('a process that is asked to stop', () => {
  it('finishes the request under way, stops in order and exits with 0', async () => {
    const { service, answer } = await lingering('SIGTERM', { KORSA_LOG_LEVEL: 'debug' });
    service.kill('SIGTERM');
    expect(await (await answer)?.json()).toEqual({ done: true });
    expect(await service.exitCode).toBe(0);
    expect(stepsOf(service)).toEqual([
      'readiness',
      'drain',
      'connecting',
      'http',
      'timers',
      'consumer',
      'read models',
      'store',
      'relay',
      'topics',
      'providers',
      'mongodb',
    ]);
    expect(service.lines.at(-1)).toMatchObject({ message: 'stopped' });
  });

  it('takes no new request while one is under way, and keeps every part until that is answered', async () => {
    const { service, url } = await lingering('never', { KORSA_LOG_LEVEL: 'debug' });
    service.kill('SIGTERM');
    await service.line(({ step }) => step === 'connecting');
    await eventually(() => refuses(url));
    expect(stepsOf(service)).toEqual(['readiness', 'drain', 'connecting']);
  });

  it('says that it is not ready while it still answers', async () => {
    const service = new ServiceProcess({ ...env, KORSA_SHUTDOWN_DELAY_MS: '3000' });
    const url = await service.url();
    await ready(url);
    service.kill('SIGTERM');
    const problem = await eventually(async () => {
      const answer = await fetch(`${url}/health/ready`);
      return answer.status === 503 ? ((await answer.json()) as object) : null;
    });
    expect(problem).toMatchObject({
      code: 'not-ready',
      problems: [{ field: 'process', rule: 'is shutting down' }],
    });
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect(await service.exitCode).toBe(0);
  });

  it('cuts off a request that takes too long, says so, stops the rest and exits with 1', async () => {
    const more = { KORSA_SHUTDOWN_BUDGET_MS: '8000', KORSA_LOG_LEVEL: 'debug' };
    const { service } = await lingering('never', more);
    service.kill('SIGTERM');
    expect(await service.exitCode).toBe(1);
    expect(service.lines.find(({ unfinished }) => unfinished)).toMatchObject({
      unfinished: ['http'],
    });
    expect(stepsOf(service).at(-1)).toBe('mongodb');
  });

  it('does not wait for connections that ask for nothing, or not to the end', async () => {
    const service = new ServiceProcess({ ...env, KORSA_LOG_LEVEL: 'debug' });
    const { hostname, port } = new URL(await service.url());
    const silent = connect(Number(port), hostname);
    const halting = connect(Number(port), hostname);
    halting.write('GET /health/live HTTP/1.1\r\nhost: korsa');
    await Promise.all([silent, halting].map((connection) => once(connection, 'connect')));
    service.kill('SIGTERM');
    expect(await service.exitCode).toBe(0);
    const http = service.lines.find(({ step }) => step === 'http');
    expect(http?.['ms']).toBeLessThan(10_000);
  });

  it('exits at once when it is asked twice', async () => {
    const { service } = await lingering('never');
    service.kill('SIGINT');
    await service.line(({ message }) => message === 'stopping');
    service.kill('SIGINT');
    expect(await service.exitCode).toBe(130);
  });
});

describe('a command that is asked to stop', () => {
  it('ends, also as the first process of a container', async () => {
    const away = { ...env, KORSA_MONGO_URL: 'mongodb://127.0.0.1:1/?directConnection=true' };
    const service = new ServiceProcess(away, 'tallies', ['rebuild']);
    await service.line(({ message }) => /MongoDB does not answer yet/.test(String(message)));
    service.kill('SIGTERM');
    expect(await service.exitCode).toBe(130);
  });
});

describe('a process that cannot start', () => {
  it('lists every problem of its configuration, without the values', async () => {
    const wrong = { KORSA_PORT: 'hunter2', KORSA_ROLES: 'cook', KORSA_SIMULATION: 'perhaps' };
    const service = new ServiceProcess({ ...env, ...wrong });
    expect(await service.exitCode).toBe(1);
    expect(service.stderr).toContain('The configuration of tallies is not valid:');
    for (const name of Object.keys(wrong)) expect(service.stderr).toMatch(new RegExp(`${name}: `));
    expect(service.stderr).not.toMatch(/hunter2|    at /);
  });

  it('names KORSA_PORT when the port is taken', async () => {
    const first = new ServiceProcess(env);
    const port = new URL(await first.url()).port;
    const second = new ServiceProcess({ ...env, KORSA_PORT: port });
    expect(await second.exitCode).toBe(1);
    expect(second.stderr).toMatch(new RegExp(`127.0.0.1:${port}: the port is taken.*KORSA_PORT`));
    expect(second.stderr).not.toMatch(/    at /);
  });
});
