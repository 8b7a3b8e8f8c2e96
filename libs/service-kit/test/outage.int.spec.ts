import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@korsa/store';
import { eventually, infrastructure, TcpProxy } from '@korsa/testing';
import { caller } from './http-harness.js';
import { killAll, ServiceProcess } from './service-process.js';

const shared = infrastructure();
const { kafkaBrokers, mongoUrl, topicPrefix } = shared;
const mongod = new URL(mongoUrl);
let proxy: TcpProxy;

beforeEach(() => {
  proxy = new TcpProxy({ host: mongod.hostname, port: Number(mongod.port) });
});
afterEach(async () => {
  killAll();
  await proxy.cut();
});

async function start(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const port = await proxy.reserve();
  const service = new ServiceProcess({
    KORSA_PORT: '0',
    KORSA_KAFKA_BROKERS: kafkaBrokers,
    KORSA_MONGO_URL: `mongodb://127.0.0.1:${port}/?directConnection=true`,
    KORSA_DATABASE: shared.database('outage'),
    KORSA_TOPIC_PREFIX: topicPrefix,
    ...more,
  });
  return service.url();
}

function raise(url: string): Promise<Response> {
  return fetch(`${url}/v1/tallies/${newId()}/raise`, {
    method: 'POST',
    headers: { ...caller, 'content-type': 'application/json' },
    body: JSON.stringify({ by: 1 }),
  });
}

async function status(address: string): Promise<number> {
  return (await fetch(address)).status;
}

describe('a service without MongoDB', () => {
  it('starts, says honestly what it cannot do, and works when MongoDB comes', async () => {
    const url = await start();
    expect(await status(`${url}/health/live`)).toBe(200);
    const ready = await fetch(`${url}/health/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      code: 'not-ready',
      problems: [{ field: 'mongodb' }],
    });
    const refused = await raise(url);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(await refused.json()).toMatchObject({ code: 'service-not-ready' });
    await proxy.open();
    await eventually(async () => (await status(`${url}/health/ready`)) === 200, { within: 20_000 });
    expect((await raise(url)).status).toBe(200);
  });

  it('answers 503 in bounded time when MongoDB goes away, and recovers by itself', async () => {
    const url = await start();
    await proxy.open();
    await eventually(async () => (await status(`${url}/health/ready`)) === 200, { within: 20_000 });
    await proxy.cut();
    const startedAt = Date.now();
    const refused = await raise(url);
    expect(Date.now() - startedAt).toBeLessThan(15_000);
    expect(await refused.json()).toMatchObject({ status: 503, code: 'store-unavailable' });
    expect(await status(`${url}/health/ready`)).toBe(503);
    expect(await status(`${url}/health/live`)).toBe(200);
    await proxy.open();
    await eventually(async () => (await raise(url)).status === 200, { within: 20_000 });
  });
});

describe('a service without Kafka', () => {
  it('is ready and keeps accepting commands', async () => {
    const nobody = new TcpProxy({ host: '127.0.0.1', port: 1 });
    const url = await start({ KORSA_KAFKA_BROKERS: `127.0.0.1:${await nobody.reserve()}` });
    await proxy.open();
    await eventually(async () => (await status(`${url}/health/ready`)) === 200, { within: 20_000 });
    expect((await raise(url)).status).toBe(200);
    expect(await status(`${url}/health/live`)).toBe(200);
  });
});
