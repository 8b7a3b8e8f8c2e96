import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '@korsa/testing';
import type { INestApplication } from '@nestjs/common';
import { connect, type Connections } from '../src/start/connect.js';
import { GreetingsModule, greetingsConfig } from './fixtures/greetings.js';
import { serveHttp, type Harness } from './http-harness.js';

let service: Harness;
let connections: Connections | undefined;
let ended = 0;
beforeEach(async () => {
  ended = 0;
  service = await serveHttp(GreetingsModule, greetingsConfig, {
    KORSA_KAFKA_BROKERS: '127.0.0.1:1',
  });
});
afterEach(async () => {
  connections?.abandon();
  await connections?.topics?.stop();
  await service.app.close();
});

/** Connects the service to a MongoDB that is there, or to one that is away. */
function work(mongo: 'there' | 'away', startConsumers = () => Promise.resolve()): Connections {
  const { runtime } = service;
  const app = { connectMicroservice() {}, startAllMicroservices: startConsumers };
  const opening = jest.spyOn(runtime.connection, 'openUri');
  if (mongo === 'there') opening.mockResolvedValue(runtime.connection);
  else opening.mockRejectedValue(new Error('MongoDB is away'));
  connections = connect(
    app as unknown as INestApplication,
    runtime,
    greetingsConfig,
    () => (ended += 1),
  );
  return connections;
}

function fatalLines() {
  return service.lines.filter(({ level }) => level === 'fatal');
}

describe('a worker that cannot start', () => {
  it('says why and ends its process, as one whose consumer has stopped for good', async () => {
    const bug = new TypeError('two handlers');
    const { ready } = work('there', () => Promise.reject(bug));
    await eventually(() => expect(ended).toBe(1), { within: 2_000 });
    await expect(ready).rejects.toBe(bug);
    expect(fatalLines()).toMatchObject([
      { message: 'the worker could not start', err: { type: 'TypeError' } },
    ]);
    expect(service.runtime.consumers.fatal).toBe(true);
  });

  it('because it was stopped before is nothing to tell', async () => {
    const working = work('away');
    working.abandon();
    await expect(working.ready).rejects.toThrow(/abort/i);
    expect(ended).toBe(0);
    expect(fatalLines()).toEqual([]);
  });
});
