import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@korsa/store';
import { eventually, infrastructure } from '@korsa/testing';
import type { Collection } from 'mongoose';
import type { Page } from '../src/idempotency/answer-book.js';
import { startService, type RunningService } from '../src/index.js';
import { countsConfig, CountsModule, gate, sumId } from './fixtures/counts.js';
import { caller } from './http-harness.js';
import { killAll, ServiceProcess } from './service-process.js';

const shared = infrastructure();
const env = {
  KORSA_PORT: '0',
  KORSA_ROLES: 'api',
  KORSA_KAFKA_BROKERS: shared.kafkaBrokers,
  KORSA_MONGO_URL: shared.mongoUrl,
  KORSA_DATABASE: shared.database('counts'),
  KORSA_TOPIC_PREFIX: shared.topicPrefix,
};

/** Two of the service over one database, as two processes are. */
let services: readonly RunningService[];
let pages: Collection<Page>;
beforeAll(async () => {
  const quiet = { ...env, KORSA_LOG_LEVEL: 'silent' };
  services = [
    await startService(CountsModule, countsConfig, quiet),
    await startService(CountsModule, countsConfig, quiet),
  ];
  pages = (await shared.connect('counts')).collection<Page>('command_answers');
});
afterAll(() => Promise.all(services.map((service) => service.close())));
afterEach(killAll);

let countId: string;
let key: string;
beforeEach(() => {
  countId = newId();
  key = newId();
});

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly replayed: string | null;
  readonly retryAfter: string | null;
}

interface Sending {
  readonly by?: number;
  /** Which of the two services. */
  readonly at?: 0 | 1;
  readonly url?: string;
  readonly under?: string | null;
  readonly id?: string;
  readonly signal?: AbortSignal;
  readonly actor?: string;
}

async function post(operation: string, sending: Sending = {}): Promise<Answer> {
  const { by = 3, at = 0, under = key, id = countId } = sending;
  const url = sending.url ?? services[at]?.baseUrl;
  const answer = await fetch(`${url}/v1/counts/${id}/${operation}`, {
    method: 'POST',
    headers: {
      ...caller,
      ...(sending.actor ? { 'korsa-actor': sending.actor } : {}),
      'content-type': 'application/json',
      ...(under === null ? {} : { 'idempotency-key': under }),
    },
    body: JSON.stringify({ by }),
    ...(sending.signal ? { signal: sending.signal } : {}),
  });
  return {
    status: answer.status,
    text: await answer.text(),
    replayed: answer.headers.get('idempotency-replayed'),
    retryAfter: answer.headers.get('retry-after'),
  };
}

/** What is counted now, told by raising it by one more. */
async function counted(id = countId): Promise<number> {
  const { text } = await post('raise', { by: 1, under: null, id });
  return (JSON.parse(text) as { count: number }).count - 1;
}

const code = ({ text }: Answer) => (JSON.parse(text) as { code?: string }).code;

async function outcomes(outcome: string): Promise<number> {
  const pagesOfMetrics = await Promise.all(
    services.map(async ({ baseUrl }) => (await fetch(`${baseUrl}/metrics`)).text()),
  );
  const line = new RegExp(
    `korsa_http_idempotency_total\\{[^}]*outcome="${outcome}"[^}]*\\} (\\d+)`,
  );
  return pagesOfMetrics.reduce((sum, text) => sum + Number(line.exec(text)?.[1] ?? 0), 0);
}

describe('a repeated command', () => {
  it.each(['raise', 'raise-both', 'survey', 'raise-with-key'])(
    '%s gets the first answer byte for byte, from every process, whatever has changed since',
    async (operation) => {
      const first = await post(operation);
      expect(first).toMatchObject({ replayed: null });
      expect(first.status).toBeLessThan(300);
      await post('raise', { under: null });
      await post('raise-both', { under: null, id: newId() });
      const before = await outcomes('replayed');
      for (const at of [0, 1] as const)
        expect(await post(operation, { at })).toEqual({ ...first, replayed: 'true' });
      expect(await outcomes('replayed')).toBe(before + 2);
    },
  );

  it('has one effect, also when it comes many times at once to two processes', async () => {
    const sum = await counted(sumId);
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, number) => post('raise-both', { at: number % 2 ? 1 : 0 })),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers.filter(({ replayed }) => replayed === null)).toHaveLength(1);
    expect(await counted()).toBe(3);
    expect(await counted(sumId)).toBe(sum + 4);
  });

  it('waits for the first run in another process and gets its answer', async () => {
    let open: () => void = () => undefined;
    gate.opened = new Promise((resolve) => (open = resolve));
    const first = post('hold', { at: 0 });
    await eventually(() => pages.findOne({ _id: { $regex: key } }));
    const second = post('hold', { at: 1 });
    const third = post('hold', { at: 0 });
    open();
    expect(await second).toEqual({ ...(await first), replayed: 'true' });
    expect(await third).toEqual({ ...(await first), replayed: 'true' });
    expect(await counted()).toBe(3);
  });

  it('gets the answer that nobody was there to hear', async () => {
    let open: () => void = () => undefined;
    gate.opened = new Promise((resolve) => (open = resolve));
    const line = new AbortController();
    const lost = post('hold', { signal: line.signal });
    await eventually(() => pages.findOne({ _id: { $regex: key } }));
    line.abort();
    await expect(lost).rejects.toThrow('aborted');
    open();
    const page = await eventually(async () => {
      const found = await pages.findOne({ _id: { $regex: key } });
      return found?.answer ? found : null;
    });
    const again = await post('hold', { at: 1 });
    expect(again).toMatchObject({ text: page.answer?.body, replayed: 'true' });
    expect(await counted()).toBe(3);
  });

  it('is refused with another body, and changes nothing', async () => {
    await post('raise');
    const other = await post('raise', { by: 4, at: 1 });
    expect(other.status).toBe(422);
    expect(code(other)).toBe('idempotency-key-reused');
    expect(await counted()).toBe(3);
  });

  it('is another command under another route or of another caller', async () => {
    await post('raise');
    expect(await post('survey')).toMatchObject({ status: 200, replayed: null });
    const other = await post('raise', { actor: 'officer-2' });
    expect(other).toMatchObject({ status: 201, replayed: null });
    expect(await counted()).toBe(6);
  });
});

describe('a command that was refused', () => {
  it('is refused again, byte for byte and from every process, also when its reason is gone', async () => {
    const first = await post('raise-existing');
    expect(first).toMatchObject({ status: 404, replayed: null });
    await post('raise', { under: newId() });
    const sum = await counted(sumId);
    const before = await outcomes('replayed');
    for (const at of [0, 1] as const)
      expect(await post('raise-existing', { at })).toEqual({ ...first, replayed: 'true' });
    expect(await outcomes('replayed')).toBe(before + 2);
    expect(await counted(sumId)).toBe(sum + 1);
    expect((await post('raise-existing', { under: newId() })).status).toBe(200);
  });

  it('is refused by the store when nobody kept the answer', async () => {
    const first = await post('raise-existing');
    await post('raise', { under: newId() });
    await pages.deleteOne({ _id: { $regex: key } });
    expect(code(await post('raise-existing', { at: 1 }))).toBe(code(first));
    expect(await counted()).toBe(3);
  });

  it('may come with a corrected body when the first one broke the contract', async () => {
    expect((await post('raise', { by: 0 })).status).toBe(400);
    expect((await post('raise', { by: 2 })).status).toBe(201);
    key = newId();
    expect(code(await post('raise-existing', { by: 13 }))).toBe('unlucky');
    expect(code(await post('raise-existing', { by: 2 }))).toBe('idempotency-key-reused');
  });
});

describe('a command that failed', () => {
  it('leaves nothing behind', async () => {
    expect((await post('raise-existing', { by: 500 })).status).toBe(500);
    await eventually(async () => expect(await pages.findOne({ _id: { $regex: key } })).toBeNull());
  });

  it('is taken up again where it broke off', async () => {
    const sum = await counted(sumId);
    await post('raise-existing', { by: 500 });
    expect((await post('raise-existing', { by: 500, at: 1 })).status).toBe(500);
    expect(await counted(sumId)).toBe(sum + 501);
  });
});

describe('an Idempotency-Key', () => {
  it('is required where a repeat would count twice', async () => {
    const before = await outcomes('missing');
    const answer = await post('raise-with-key', { under: null });
    expect(answer.status).toBe(400);
    expect(code(answer)).toBe('idempotency-key-missing');
    expect(await outcomes('missing')).toBe(before + 1);
  });

  it('keeps no answer of an operation that is repeatable by nature', async () => {
    const first = await post('look');
    await post('raise', { under: null, id: newId() });
    const second = await post('look');
    expect(second.text).not.toBe(first.text);
    await eventually(async () => expect(await pages.findOne({ _id: { $regex: key } })).toBeNull());
  });

  it('may be used again for something else when its time is over', async () => {
    await post('raise');
    const page = await pages.findOne({ _id: { $regex: key } });
    const hours = ((page?.expireAt.getTime() ?? 0) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(46.9);
    expect(hours).toBeLessThan(48);
    expect(await pages.indexes()).toContainEqual(
      expect.objectContaining({ key: { expireAt: 1 }, expireAfterSeconds: 0 }),
    );
    const database = await shared.connect('counts');
    const [record] = await database
      .collection<Page>('commits')
      .find({ _id: { $regex: key } })
      .toArray();
    expect(record?.expireAt.getTime()).toBeGreaterThan(page?.expireAt.getTime() ?? 0);

    await pages.updateOne({ _id: page?._id ?? '' }, { $set: { expireAt: new Date(0) } });
    await database.collection<Page>('commits').deleteMany({ _id: { $regex: key } });
    expect(await post('raise', { by: 5 })).toMatchObject({ status: 201, replayed: null });
    expect(await counted()).toBe(8);
  });
});

describe('a process that dies between the effect and the answer', () => {
  it('has had one effect, and the repeat is answered by another process', async () => {
    const dying = new ServiceProcess({ ...env, COUNTS_DIE_AFTER_THE_STORE: 'yes' }, 'counts');
    const url = await dying.url();
    await eventually(async () => (await fetch(`${url}/health/ready`)).ok);
    await expect(post('raise', { url })).rejects.toThrow();
    expect(await dying.exitCode).toBeNull();
    const again = await answered(() => post('raise', { at: 1 }));
    expect(again).toMatchObject({ status: 201, replayed: 'true' });
    expect(await post('raise', { at: 0 })).toEqual(again);
    expect(await counted()).toBe(3);
  });

  /** As a client does: again while it is told to come back. */
  async function answered(ask: () => Promise<Answer>): Promise<Answer> {
    const answer = await ask();
    return answer.retryAfter === null ? answer : answered(ask);
  }
});
