import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createClient,
  encodeEvent,
  registrationApi,
  retreatTopic,
  type ClientOf,
  type DeadLetterSummary,
} from '@korsa/contracts';
import { databaseOf, type Stack } from '@korsa/demo';
import { createPublisher, Neighbour } from '@korsa/probe';
import { eventually, infrastructure, sampleEvent } from '@korsa/testing';
import mongoose from 'mongoose';
import { stacks } from './fresh-stack.js';
import { opsTool } from './ops-tool.js';

const shared = infrastructure();
const { kafkaBrokers, mongoUrl } = shared;
const { fresh, stopAll } = stacks();
const wait = { within: 30_000 };
const patienceMs = 1_000;
const { RetreatAnnounced, RetreatRescheduled } = retreatTopic;

let stack: Stack;
let scheduling: Neighbour;
let registration: ClientOf<typeof registrationApi>;
let database: mongoose.Connection;
let ops: ReturnType<typeof opsTool>;

beforeAll(async () => {
  stack = await fresh();
  await stack.start(['registration']);
  const { url } = stack.services.registration;
  const { prefix: topicPrefix } = stack.settings;
  scheduling = shared.closing(await Neighbour.of({ kafkaBrokers, topicPrefix }, [retreatTopic]));
  const headers = () => ({ 'Korsa-Area': '33', 'Korsa-Actor': 'e2e' });
  registration = createClient(registrationApi, { baseUrl: url, headers });
  const dbName = databaseOf('registration', topicPrefix);
  database = shared.closing(await mongoose.createConnection(mongoUrl, { dbName }).asPromise());
  ops = opsTool(url);
  await announced(randomUUID());
});
afterAll(stopAll);

/** The database refuses whatever is learnt of this retreat, as after a migration that went wrong; null mends it. */
async function refuse(retreatId: string | null): Promise<void> {
  const validator = retreatId === null ? {} : { _id: { $ne: retreatId } };
  await database.db?.command({ collMod: 'knownRetreats', validator });
}

const known = (retreatId: string) => registration.getKnownRetreat({ params: { retreatId } });
const announce = (subject: string) => scheduling.says(RetreatAnnounced, { subject });
const reschedule = (subject: string, firstDay: string) =>
  scheduling.says(RetreatRescheduled, {
    subject,
    data: { to: { firstDay, lastDay: firstDay } },
  });

/** How long a retreat takes from its announcement to the answer of the service, milliseconds. */
async function announced(retreatId: string): Promise<number> {
  const startedAt = performance.now();
  await announce(retreatId);
  await eventually(() => known(retreatId), wait);
  return performance.now() - startedAt;
}

async function parked(key: string): Promise<DeadLetterSummary[]> {
  const { out } = await ops('list', '--json', '--key', key);
  return JSON.parse(out) as DeadLetterSummary[];
}

describe('one poisoned event of one retreat', () => {
  it('stops that retreat only; after the cause is removed it goes on in order', async () => {
    const poisoned = randomUUID();
    await refuse(poisoned);
    await announce(poisoned);
    await reschedule(poisoned, '2026-03-02');
    const others = Array.from({ length: 12 }, () => randomUUID());
    const delays = await Promise.all(others.map(announced));
    expect(Math.max(...delays)).toBeLessThan(patienceMs);

    const [first, second] = await eventually(async () => {
      const letters = await parked(poisoned);
      return letters.length === 2 && letters;
    }, wait);
    expect(first).toMatchObject({ sequence: 1, cityCode: '33.71', type: RetreatAnnounced.type });
    expect(first?.reason).toBe('MongoBulkWriteError (121)');
    expect(second).toMatchObject({ sequence: 2, reason: expect.stringContaining('behind') });
    expect(await announced(randomUUID())).toBeLessThan(patienceMs);

    const letter = first?.letterId ?? '';
    const early = await ops('retry', letter, '--reason', 'trying before the cause is gone');
    expect(early).toMatchObject({ exitCode: 1, out: expect.stringContaining('failed again') });
    await expect(known(poisoned)).rejects.toMatchObject({ problem: { status: 404 } });

    await refuse(null);
    const late = await ops('retry', letter, '--reason', 'the validation rule is corrected');
    expect(late).toMatchObject({ exitCode: 0, out: expect.stringContaining('2 events') });
    const learnt = { status: 'announced', rescheduled: 1, firstDay: '2026-03-02' };
    expect(await known(poisoned)).toMatchObject(learnt);

    await reschedule(poisoned, '2026-04-06');
    await eventually(
      async () =>
        expect(await known(poisoned)).toMatchObject({ rescheduled: 2, firstDay: '2026-04-06' }),
      wait,
    );
    expect(await parked(poisoned)).toEqual([]);
    const shown = await ops('show', letter);
    expect(shown.out).toMatch(/failed-again by ops-1: trying before.*retried by ops-1: the val/s);
  });

  it('is left out when an operator says why, and the later ones of its key follow', async () => {
    const broken = randomUUID();
    const event = { ...sampleEvent(RetreatAnnounced), id: randomUUID(), subject: broken };
    const { prefix: topicPrefix } = stack.settings;
    const clientId = 'broken-producer';
    const publisher = await createPublisher({
      brokers: kafkaBrokers.split(','),
      clientId,
      topicPrefix,
    });
    const message = encodeEvent(RetreatAnnounced, { ...event, sequence: 1 });
    await publisher.publish(retreatTopic.name, [{ ...message, value: '{"title":7}' }]);
    await publisher.close();
    await reschedule(broken, '2026-03-02');
    const letters = await eventually(async () => {
      const found = await parked(broken);
      return found.length === 2 && found;
    }, wait);
    const [first = '', second = ''] = letters.map(({ letterId }) => letterId);
    expect(letters[0]?.reason).toContain('does not fit RetreatAnnounced');

    const reason = ['--reason', 'scheduling has announced it again'];
    const { url } = stack.services.registration;
    const city = await opsTool(url, '33.71')('skip', first, ...reason);
    expect(city).toMatchObject({ exitCode: 1, err: expect.stringContaining('province-required') });
    const neighbour = await opsTool(url, '35')('skip', first, ...reason);
    expect(neighbour.err).toContain('letter-not-found');

    expect(await ops('skip', first, ...reason)).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('1 event of the key wait'),
    });
    expect((await ops('retry', second, ...reason)).exitCode).toBe(0);
    expect(await known(broken)).toMatchObject({ status: 'unknown', rescheduled: 1 });
    const decided = await ops('decisions');
    expect(decided.out).toMatch(/retry .*announced it again\n.*skip .*announced it again/);
  });
});
