import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { kafkaTool } from '../../test/kafka-tool.js';
import { temporaryRoot } from '../files/folders.js';
import { holdsWithin } from '../holds-within.js';
import type { Infrastructure, Request } from '../infrastructure.js';
import { isAlive } from '../process/is-alive.js';
import { startInfrastructure } from '../start-infrastructure.js';
import { Unavailable } from '../unavailable.js';
import { embedded } from './embedded.js';

const said: string[] = [];
const log = (line: string) => said.push(line);
const env = { ...process.env, KORSA_INFRA: 'embedded' };
const request: Request = { purpose: 'test', log, env };

const here = await embedded.find(request).catch((error: unknown) => {
  if (error instanceof Unavailable) return undefined;
  throw error;
});

/** Without Java or mongod there is nothing to test; the skipped tests are counted. */
(here ? describe : describe.skip)('embedded servers', () => {
  let infrastructure: Infrastructure;
  let client: MongoClient;

  const rows = () => client.db('infra').collection<{ _id: string }>('rows');
  const servers = () => {
    if (!infrastructure.servers) throw new Error('Embedded servers can be broken.');
    return infrastructure.servers;
  };
  const produce = (lines: string) =>
    kafkaTool(
      'ConsoleProducer',
      ['--bootstrap-server', infrastructure.kafkaBrokers, '--topic', 'rows'],
      lines,
    );
  const offsets = () =>
    kafkaTool('GetOffsetShell', [
      '--bootstrap-server',
      infrastructure.kafkaBrokers,
      '--topic',
      'rows',
    ]);

  beforeAll(async () => {
    infrastructure = await startInfrastructure(request);
    client = new MongoClient(infrastructure.mongoUrl);
    await kafkaTool('TopicCommand', [
      ...['--bootstrap-server', infrastructure.kafkaBrokers],
      ...['--create', '--topic', 'rows', '--partitions', '1'],
    ]);
  }, 120_000);

  afterAll(async () => {
    await client.close();
    await infrastructure.stop();
  });

  it('say which they are', () => {
    expect(infrastructure.provider).toBe('embedded');
    expect(said.at(-1)).toMatch(
      /^Kafka 127\.0\.0\.1:\d+ and MongoDB 127\.0\.0\.1:\d+ \(embedded\)$/,
    );
  });

  it('take transactions', async () => {
    await client.withSession((session) =>
      session.withTransaction(() => rows().insertOne({ _id: 'one' }, { session })),
    );
    expect(await rows().countDocuments()).toBe(1);
  });

  it('take records', async () => {
    await produce('one\ntwo\n');
    expect(await offsets()).toBe('rows:0:2');
  });

  it('have what was acknowledged when they were killed and are started again', async () => {
    const { kafka, mongo } = servers();
    await rows().insertOne({ _id: 'before' }, { writeConcern: { w: 'majority', j: true } });
    const before = [kafka.pid, mongo.pid];
    await Promise.all([kafka.kill(), mongo.kill()]);
    expect(before.map((pid) => isAlive(pid ?? process.pid))).toEqual([false, false]);
    await Promise.all([kafka.start(), mongo.start()]);
    expect(await rows().findOne({ _id: 'before' })).toEqual({ _id: 'before' });
    await produce('three\n');
    expect(await offsets()).toBe('rows:0:3');
  });

  it('can be shut down in order and started again', async () => {
    const { kafka, mongo } = servers();
    await Promise.all([kafka.shutDown(), mongo.shutDown()]);
    expect([kafka.pid, mongo.pid]).toEqual([undefined, undefined]);
    await Promise.all([kafka.start(), mongo.start()]);
    expect(await rows().findOne({ _id: 'before' })).toEqual({ _id: 'before' });
    expect(said.filter((line) => line.includes('while it was in use'))).toEqual([]);
  });

  it('leave no process and no data', async () => {
    const short = await startInfrastructure(request);
    const pids = [short.servers?.kafka.pid, short.servers?.mongo.pid];
    await short.stop();
    expect(pids.map((pid) => isAlive(pid ?? process.pid))).toEqual([false, false]);
    expect(await dataOf(process.pid)).toHaveLength(2);
  });

  it('do not survive the process that started them', async () => {
    const parent = fileURLToPath(new URL('../../test/infra-parent.mjs', import.meta.url));
    const child = spawn(process.execPath, [parent], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const pids = JSON.parse(line.toString()) as number[];
    child.kill('SIGKILL');
    const gone = async () => !pids.some(isAlive) && (await dataOf(child.pid)).length === 0;
    expect(await holdsWithin(10_000, gone)).toBe(true);
  });

  it('name the variable when a port is taken', async () => {
    const { port } = new URL(`kafka://${infrastructure.kafkaBrokers}`);
    const given = { ...env, KORSA_KAFKA_PORT: port };
    const taken = startInfrastructure({ ...request, ports: 'fixed', env: given });
    await expect(taken).rejects.toThrow(`Port ${port} for Kafka is taken`);
  });
});

/** The temporary data of a process: those of this run of tests are the shared ones of `infrastructure`. */
async function dataOf(pid: number | undefined): Promise<readonly string[]> {
  const names = await readdir(temporaryRoot);
  return names.filter((name) => /^\d+-(kafka|mongo)-/.test(name) && name.startsWith(`${pid}-`));
}
