import { beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import type { Connection } from 'mongoose';
import { scene } from '../../test/scene.js';
import type { NewLetter } from './dead-letter.js';
import { DeadLetters } from './dead-letters.js';
import { RetryUnderway } from './errors.js';
import { LetterBox } from './letter-box.js';
import { Retries, type Redeliver } from './retries.js';

const stage = scene();
const place = { group: 'group', topic: 'topic', key: 'a' };
const by = { actor: 'ops-1', reason: 'the cause is removed' };
const quick = { takenForMs: 400, renewEveryMs: 100, stuckAfterMs: 60_000 };

const letter = (offset: number): NewLetter => ({
  ...place,
  ...{ partition: 0, offset, sequence: offset, eventId: `event-${offset}`, type: 'ThingNoted' },
  ...{ handler: 'Things.onThingNoted', reason: 'TypeError', headers: {}, value: null },
});

describe('a retry that a worker has taken', () => {
  let connection: Connection;
  let box: LetterBox;
  let letters: DeadLetters;

  beforeEach(async () => {
    connection = await stage.connect();
    box = new LetterBox(connection);
    letters = new DeadLetters(connection);
    await box.park(letter(1));
    await box.parkBehind(letter(2));
    await letters.askRetry(place, by);
  });

  /** A worker that is inside the handler of the first letter until `finish`. */
  async function worker(times = quick) {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const handled: string[] = [];
    const redeliver: Redeliver = async ({ eventId }) => {
      handled.push(eventId);
      await promise;
    };
    const ended = new Retries(connection, redeliver, times).carryOutNext([place.group]);
    await eventually(() => expect(handled).toEqual(['event-1']));
    return { handled, ended, finish: resolve, fail: () => reject(new TypeError('again')) };
  }

  it('keeps operators from skipping the event that may just be handled', async () => {
    const { ended, finish } = await worker();
    const [first] = await letters.list();
    await expect(letters.skip(first?.id ?? '', by)).rejects.toThrow(RetryUnderway);
    finish();
    await ended;
    expect(await letters.list({ state: 'skipped' })).toEqual([]);
    expect(await letters.list({ state: 'retried' })).toHaveLength(2);
  });

  it('stays with the worker for as long as a handler takes', async () => {
    const { handled, ended, finish } = await worker();
    const taken = async () => (await letters.keys())[0]?.retry?.takenUntil?.getTime() ?? 0;
    const first = await taken();
    await eventually(async () => expect(await taken()).toBeGreaterThan(first + 600));
    const another = new Retries(connection, () => Promise.resolve());
    expect(await another.carryOutNext([place.group])).toBe(false);
    finish();
    await ended;
    expect(handled).toEqual(['event-1', 'event-2']);
  });

  it('is given up by a worker whose handler hangs', async () => {
    const { ended, fail } = await worker({ ...quick, stuckAfterMs: 200 });
    const seen: string[] = [];
    const redeliver: Redeliver = ({ eventId }) => Promise.resolve(void seen.push(eventId));
    const another = new Retries(connection, redeliver);
    await eventually(async () => expect(await another.carryOutNext([place.group])).toBe(true));
    expect(seen).toEqual(['event-1', 'event-2']);
    fail();
    await ended;
  });

  it('ends by itself only: what was asked for since then stands', async () => {
    const { ended, fail } = await worker();
    const asked = { actor: 'ops-2', reason: 'mended for good', at: new Date() };
    await box.keys.updateOne({}, { $set: { retry: asked } });
    fail();
    await ended;
    const [key] = await letters.keys();
    expect(key?.retry).toEqual(asked);
    expect(key).not.toHaveProperty('lastRetry');
  });
});
