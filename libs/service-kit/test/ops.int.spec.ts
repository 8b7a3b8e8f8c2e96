import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createClient,
  encodeEvent,
  operationsApi,
  workUnitTopic,
  type ClientOf,
} from '@korsa/contracts';
import { createPublisher, type Publisher } from '@korsa/eventing';
import { newId } from '@korsa/store';
import { eventually, infrastructure, sampleEvent } from '@korsa/testing';
import type { Connection } from 'mongoose';
import type { RunningService } from '../src/index.js';
import { unitsApi } from './fixtures/units.js';
import { unitsInTwoProcesses } from './units-processes.js';

const shared = infrastructure();
const group = 'korsa.units.directory';
const reason = 'the validation rule is corrected';
const wait = { within: 20_000 };

/** The API decides, a worker carries out: two processes, as in production. */
let api: RunningService;
let worker: RunningService;
let database: Connection;
let publisher: Publisher;
beforeAll(async () => {
  const units = await unitsInTwoProcesses(shared);
  ({ api, worker } = units);
  database = await shared.connect('units');
  publisher = shared.closing(await createPublisher(units.kafka));
});
afterAll(() => Promise.all([api.close(), worker.close()]));

function operator(area = '33'): ClientOf<typeof operationsApi> {
  const headers = () => ({ 'korsa-area': area, 'korsa-actor': 'ops-1' });
  return createClient(operationsApi, { baseUrl: api.baseUrl, headers });
}

/** The database refuses whatever is learnt of these units. */
async function refuse(...units: string[]): Promise<void> {
  await database.db?.command({ collMod: 'units', validator: { _id: { $nin: units } } });
}

async function registered(unit: string, cityCode = '33.71'): Promise<void> {
  const sample = sampleEvent(workUnitTopic.WorkUnitRegistered);
  const event = { ...sample, id: newId(), subject: unit, cityCode };
  await publisher.publish(workUnitTopic.name, [
    encodeEvent(workUnitTopic.WorkUnitRegistered, event),
  ]);
}

async function parked(unit: string, cityCode?: string): Promise<string> {
  await registered(unit, cityCode);
  return eventually(async () => {
    const province = cityCode?.slice(0, 2);
    const { items } = await operator(province).listDeadLetters({ query: { key: unit } });
    return items[0]?.letterId ?? null;
  }, wait);
}

const show = (unitCode: string) =>
  createClient(unitsApi, {
    baseUrl: api.baseUrl,
    headers: () => ({ 'korsa-area': '33', 'korsa-actor': 'a' }),
  }).show({ params: { unitCode } });

describe('an operator of a province', () => {
  it('has a worker handle a key again, and the decision is on record', async () => {
    const unit = '33.71.mended';
    await refuse(unit);
    const letterId = await parked(unit);
    const place = { group, topic: workUnitTopic.name, key: unit };
    const letter = await operator().showDeadLetter({ params: { letterId } });
    expect(letter).toMatchObject({ ...place, cityCode: '33.71', state: 'parked', decisions: [] });
    expect(Buffer.from(letter.value ?? '', 'base64').toString()).toContain('"kind"');

    await refuse();
    const asked = await operator().retryParkedKey({ body: { ...place, reason } });
    expect(asked).toMatchObject({ ...place, waiting: 1, retry: { actor: 'ops-1', reason } });
    await eventually(
      async () => expect(await operator().listParkedKeys()).toEqual({ items: [], more: false }),
      wait,
    );
    expect(await show(unit)).toMatchObject({ id: unit });
    const { items } = await operator().listOperatorDecisions({ query: {} });
    expect(items[0]).toMatchObject({
      action: 'retry',
      actor: 'ops-1',
      area: '33',
      target: place,
      reason,
    });
    const after = await operator().showDeadLetter({ params: { letterId } });
    expect(after.decisions).toMatchObject([{ action: 'retried', actor: 'ops-1', reason }]);
  });

  it('skips an event with a reason, once', async () => {
    const unit = '33.71.skipped';
    await refuse(unit);
    const letterId = await parked(unit);
    const skip = { params: { letterId }, body: { reason } };
    const skipped = await operator().skipDeadLetter(skip);
    expect(skipped).toMatchObject({ state: 'skipped', decisions: [{ action: 'skipped' }] });
    await expect(operator().skipDeadLetter(skip)).rejects.toMatchObject({
      problem: { status: 404, code: 'letter-not-found' },
    });
    expect(await operator().listParkedKeys({ query: { key: unit } })).toEqual({
      items: [],
      more: false,
    });
  });

  it('sees the cities of the province only, and a city sees nothing', async () => {
    const unit = '35.73.elsewhere';
    await refuse(unit);
    const letterId = await parked(unit, '35.73');
    const params = { letterId };
    const place = { group, topic: workUnitTopic.name, key: unit };
    expect(await operator('33').listDeadLetters({ query: { key: unit } })).toEqual({
      items: [],
      next: null,
    });
    const notThere = { problem: { status: 404 } };
    await expect(operator('33').showDeadLetter({ params })).rejects.toMatchObject(notThere);
    await expect(operator('33').skipDeadLetter({ params, body: { reason } })).rejects.toMatchObject(
      notThere,
    );
    await expect(
      operator('33').retryParkedKey({ body: { ...place, reason } }),
    ).rejects.toMatchObject(notThere);
    const refused = { problem: { status: 403, code: 'province-required' } };
    await expect(operator('35.73').listDeadLetters({ query: {} })).rejects.toMatchObject(refused);
    await expect(operator('35.73').listBlockedKeys()).rejects.toMatchObject(refused);
    await expect(operator('35.73').listOperatorDecisions({ query: {} })).rejects.toMatchObject(
      refused,
    );
  });

  it('reads page by page', async () => {
    const units = ['33.71.page-1', '33.71.page-2', '33.71.page-3'];
    await refuse(...units);
    for (const unit of units) await parked(unit);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 2, ...(cursor ? { cursor } : {}) };
      const page = await operator().listDeadLetters({ query });
      seen.push(...page.items.map(({ key }) => key));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(units);
  });

  it('is told when more keys wait than are listed', async () => {
    const place = { group, topic: 'many', cityCode: '33.71' };
    const keys = Array.from({ length: 501 }, () => newId());
    const since = new Date();
    await database
      .collection<{ _id: string }>('parked_keys')
      .insertMany(keys.map((key) => ({ _id: key, ...place, key, since })));
    const { items, more } = await operator().listParkedKeys({ query: { topic: 'many' } });
    expect([items.length, more]).toEqual([500, true]);
    await database.collection('parked_keys').deleteMany({ topic: 'many' });
  });

  it('says why: a decision without a reason is refused', async () => {
    const body = { group, topic: workUnitTopic.name, key: 'any', reason: 'no' };
    await expect(operator().retryParkedKey({ body })).rejects.toMatchObject({
      problem: { status: 400, problems: [{ field: 'reason' }] },
    });
  });
});

describe('a key that Kafka refuses', () => {
  it('is shown to its province, and released by it', async () => {
    const key = newId();
    const headers = { ce_type: 'id.korsa.x.v1', ce_sequence: '7', ce_citycode: '33.71' };
    const outbox = database.collection('commits');
    await outbox.insertOne({
      shard: 0,
      ord: 1,
      status: 'blocked',
      held: [{ id: newId(), topic: 'some-topic', key, headers, value: '{}' }],
      createdAt: new Date(),
      reason: 'MESSAGE_TOO_LARGE',
    });
    expect(await operator('33').listBlockedKeys()).toMatchObject({
      items: [{ key, cityCode: '33.71', reason: 'MESSAGE_TOO_LARGE', first: { sequence: 7 } }],
    });
    expect(await operator('35').listBlockedKeys()).toEqual({ items: [], more: false });
    const body = { topic: 'some-topic', key, reason };
    await expect(operator('35').releaseBlockedKey({ body })).rejects.toMatchObject({
      problem: { status: 404, code: 'key-not-blocked' },
    });
    const { items: decided } = await operator('35').listOperatorDecisions({ query: {} });
    expect(decided.filter(({ target }) => target['key'] === key)).toEqual([]);
    expect(await operator('33').releaseBlockedKey({ body })).toEqual({ topic: 'some-topic', key });
    const envelope = await outbox.findOne({ 'held.key': key });
    expect(envelope?.['released']).toEqual([`some-topic ${key}`]);
  });
});
