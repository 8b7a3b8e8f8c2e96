import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import type { Infrastructure, Request } from '../infrastructure.js';
import { kafkaAnswers } from '../net/kafka-answers.js';
import { capture } from '../process/capture.js';
import { startInfrastructure } from '../start-infrastructure.js';
import { Unavailable } from '../unavailable.js';
import { docker } from './docker.js';

const env = { ...process.env, KORSA_INFRA: 'docker' };
const request: Request = { purpose: 'test', log: () => undefined, env };

const isHere = await docker.find(request).catch((error: unknown) => {
  if (error instanceof Unavailable) return undefined;
  throw error;
});

/** Without Docker and its images there is nothing to test; the skipped tests are counted. */
(isHere ? describe : describe.skip)('containers for tests', () => {
  let infrastructure: Infrastructure;
  let client: MongoClient;

  const kafka = () => {
    const [host = '', port] = infrastructure.kafkaBrokers.split(':');
    return kafkaAnswers(host, Number(port));
  };
  const rows = () => client.db('infra').collection<{ _id: string }>('rows');

  beforeAll(async () => {
    infrastructure = await startInfrastructure(request);
    client = new MongoClient(infrastructure.mongoUrl);
  }, 120_000);

  afterAll(async () => {
    await client.close();
    await infrastructure.stop();
  }, 60_000);

  it('answer', async () => {
    expect(infrastructure.provider).toBe('docker');
    expect(await kafka()).toBe(true);
    await client.withSession((session) =>
      session.withTransaction(() => rows().insertOne({ _id: 'one' }, { session })),
    );
    expect(await rows().countDocuments()).toBe(1);
  });

  it('have what was acknowledged when one was killed and is started again', async () => {
    await rows().insertOne({ _id: 'before' }, { writeConcern: { w: 'majority', j: true } });
    await infrastructure.servers?.mongo.kill();
    await infrastructure.servers?.mongo.start();
    expect(await rows().findOne({ _id: 'before' })).toEqual({ _id: 'before' });
  });

  it('are gone when they are stopped', async () => {
    const short = await startInfrastructure(request);
    const { host } = new URL(`kafka://${short.kafkaBrokers}`);
    const port = host.split(':')[1];
    await short.stop();
    const { output } = await capture('docker', [
      'ps',
      '--all',
      '--filter',
      `publish=${port}`,
      '-q',
    ]);
    expect(output).toBe('');
  });
});
