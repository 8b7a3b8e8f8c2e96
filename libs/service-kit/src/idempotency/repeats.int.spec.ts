import { beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@korsa/store';
import { infrastructure } from '@korsa/testing';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { AnswerBook, type KeyedCommand } from './answer-book.js';
import { IdempotencyMetrics } from './idempotency-metrics.js';
import { Repeats } from './repeats.js';

const infra = infrastructure();
const timing = { patienceMs: 300, lookEveryMs: 10, prolongEveryMs: 100 };
const leaseMs = 600;
const answer = { status: 200, body: '{"count":1}' };

let book: AnswerBook;
beforeAll(async () => {
  book = new AnswerBook(await infra.connect(), { leaseMs, retentionMs: 60_000 });
  await book.prepare();
});

/** What another process is. */
function anotherProcess(more: Partial<typeof timing> = {}): Repeats {
  const metrics = new IdempotencyMetrics(new Registry());
  const logger = pino({ level: 'silent' });
  return new Repeats({ book, metrics, logger, timing: { ...timing, ...more } });
}

function command(id = newId()): KeyedCommand {
  return { id, area: '33.71', fingerprint: 'f', owner: newId() };
}

describe('a command that takes long', () => {
  it('is prolonged while its process lives: a repeat is told to come back', async () => {
    const first = command();
    const process = anotherProcess();
    await process.begin(first);
    const until = performance.now() + 2 * leaseMs;
    while (performance.now() < until) {
      const repeat = anotherProcess().begin({ ...first, owner: newId() });
      await expect(repeat).rejects.toMatchObject({
        status: 409,
        code: 'command-in-progress',
        headers: { 'retry-after': '2' },
      });
    }
    await process.done(first, answer);
    expect(await anotherProcess().begin({ ...first, owner: newId() })).toEqual(answer);
  });

  it('is taken over when its process is silent, and the first answer counts', async () => {
    const first = command();
    const silent = anotherProcess({ prolongEveryMs: 60_000 });
    await silent.begin(first);
    const second = { ...first, owner: newId() };
    const other = anotherProcess({ patienceMs: 5_000 });
    expect(await other.begin(second)).toBeUndefined();
    expect(await other.done(second, answer)).toEqual(answer);
    expect(await silent.done(first, { status: 200, body: '{"count":2}' })).toEqual(answer);
  });

  it('that fails after it was taken over leaves the page of the other alone', async () => {
    const first = command();
    const silent = anotherProcess({ prolongEveryMs: 60_000 });
    await silent.begin(first);
    const second = { ...first, owner: newId() };
    const other = anotherProcess({ patienceMs: 5_000 });
    await other.begin(second);
    expect(await silent.failed(first)).toBeUndefined();
    await expect(anotherProcess().begin({ ...first, owner: newId() })).rejects.toThrow();
    await other.done(second, answer);
    expect(await silent.failed(first)).toEqual(answer);
  });

  it('is told apart from another request under its key at once', async () => {
    const first = command();
    await anotherProcess().begin(first);
    const other = anotherProcess().begin({ ...first, owner: newId(), fingerprint: 'g' });
    await expect(other).rejects.toMatchObject({ code: 'idempotency-key-reused' });
  });
});

describe('a claim', () => {
  it('is given to one of many that come at once', async () => {
    const id = newId();
    const claims = await Promise.all(
      Array.from({ length: 40 }, () => {
        const one = command(id);
        return book.claim(one).then(({ owner }) => owner === one.owner);
      }),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
  });
});
