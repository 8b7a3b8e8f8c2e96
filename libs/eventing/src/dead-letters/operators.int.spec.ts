import { beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import { ConsumerWorld } from '../../test/consumer-world.js';
import { scene } from '../../test/scene.js';
import { noted } from '../../test/things.js';
import { MemoryBroker } from '../memory/memory-broker.js';
import { MemoryDriver } from '../memory/memory-driver.js';
import { letterOf, type LetterDocument, type NewLetter } from './dead-letter.js';
import { DeadLetters } from './dead-letters.js';
import { LetterBox } from './letter-box.js';
import { positionOf } from './position.js';

const stage = scene();
const world = new ConsumerWorld({
  driver: new MemoryDriver(new MemoryBroker()),
  connect: () => stage.connect(),
});
const by = { actor: 'ops-1', reason: 'the cause is removed' };
const wait = { within: 20_000 };

/** What a process without the handlers does. */
let letters: DeadLetters;
let poison: Set<string>;
let seen: string[];
beforeEach(() => {
  letters = new DeadLetters(world.connection);
  poison = new Set();
  seen = [];
});

const place = (key: string) => ({ group: world.group, topic: world.things.name, key });
const worker = () =>
  world.start([
    world.handler(({ data }) =>
      poison.has(data.label)
        ? Promise.reject(new TypeError(`No ${data.label}.`))
        : Promise.resolve(seen.push(data.label)),
    ),
  ]);
const waiting = async () => (await letters.list()).map(({ key, sequence }) => `${key}${sequence}`);

/** What was known of a letter when it was parked. */
function asNew(document: LetterDocument): NewLetter {
  const { group, topic, key, headers, value, reason, handler, ...rest } = letterOf(document);
  const { type, eventId, sequence, partition, offset } = rest;
  const event = { type, eventId, sequence, partition, offset };
  return { group, topic, key, headers, value, reason, handler, ...event };
}

async function park(...keys: string[]): Promise<void> {
  keys.forEach((key) => poison.add(`${key}1`));
  await world.publish(keys.flatMap((key) => [1, 2].map((at) => noted(world.things, key, at))));
  await eventually(async () => expect(await waiting()).toHaveLength(2 * keys.length), wait);
}

describe('operators in a process without handlers', () => {
  it('have a key retried by a worker, in order, with every decision kept', async () => {
    await worker();
    await park('a');
    const [first] = await letters.list();
    await letters.askRetry(place('a'), by);
    await eventually(async () => {
      const [key] = await letters.keys();
      expect(key?.lastRetry).toMatchObject({ ...by, retried: 0, failed: { id: first?.id } });
      expect(key).not.toHaveProperty('retry');
    }, wait);
    poison.clear();
    await letters.askRetry(place('a'), { actor: 'ops-2', reason: 'mended for good' });
    await eventually(async () => expect(await letters.keys()).toEqual([]), wait);
    expect(seen).toEqual(['a1', 'a2']);
    await world.publish([noted(world.things, 'a', 3)]);
    await eventually(() => expect(seen).toEqual(['a1', 'a2', 'a3']), wait);
    expect(await letters.show(first?.id ?? '')).toMatchObject({
      state: 'retried',
      attempts: 1,
      decisions: [
        { action: 'failed-again', actor: 'ops-1', error: 'TypeError' },
        { action: 'retried', actor: 'ops-2', reason: 'mended for good' },
      ],
    });
  });

  it('ask once: a second retry of the same key is refused until the first has ended', async () => {
    const consumer = await worker();
    await park('a');
    await consumer.stop();
    await letters.askRetry(place('a'), by);
    await expect(letters.askRetry(place('a'), by)).rejects.toThrow('underway');
    await expect(letters.askRetry(place('b'), by)).rejects.toThrow('No event');
  });

  it('are served by another worker when the one that took the retry dies', async () => {
    const consumer = await worker();
    await park('a');
    await consumer.stop();
    await letters.askRetry(place('a'), by);
    const box = new LetterBox(world.connection);
    const takenUntil = new Date(Date.now() + 2_500);
    await box.keys.updateOne({}, { $set: { 'retry.takenUntil': takenUntil } });
    poison.clear();
    await worker();
    await eventually(async () => expect(await letters.keys()).toEqual([]), wait);
    expect(Date.now()).toBeGreaterThanOrEqual(takenUntil.getTime());
    expect(seen).toEqual(['a1', 'a2']);
  });

  it('let a key go by skipping the only event that waits', async () => {
    await worker();
    poison.add('a1');
    await world.publish([noted(world.things, 'a', 1)]);
    await eventually(async () => expect(await waiting()).toEqual(['a1']), wait);
    const [letter] = await letters.list();
    await letters.skip(letter?.id ?? '', by);
    expect(await letters.keys()).toEqual([]);
    await world.publish([noted(world.things, 'a', 2)]);
    await eventually(() => expect(seen).toEqual(['a2']), wait);
  });

  it('keep a key waiting while events behind the skipped one wait', async () => {
    await worker();
    await park('a');
    const [letter] = await letters.list();
    await letters.skip(letter?.id ?? '', by);
    expect(await letters.keys()).toMatchObject([place('a')]);
    expect(await waiting()).toEqual(['a2']);
  });

  it('see the cities of their area, and what does not say whose it is', async () => {
    await worker();
    await park('a');
    const box = new LetterBox(world.connection);
    await box.letters.updateOne({ sequence: 2 }, { $set: { cityCode: null } });
    const seenFrom = async (area: string) =>
      (await letters.list({ area })).map(({ sequence }) => sequence);
    expect(await seenFrom('33')).toEqual([1, 2]);
    expect(await seenFrom('35')).toEqual([2]);
    const [letter] = await letters.list();
    const id = letter?.id ?? '';
    await expect(letters.show(id, '35')).rejects.toThrow(id);
    await expect(letters.skip(id, by, '35')).rejects.toThrow(id);
    await expect(letters.askRetry(place('a'), by, '35')).rejects.toThrow('No event');
    expect(await letters.keys({}, '35')).toEqual([]);
    expect(await letters.keys({}, '33')).toMatchObject([{ ...place('a'), cityCode: '33.71' }]);
  });

  it('find a key at its city once a letter says which, whatever was parked first', async () => {
    await worker();
    await park('a');
    const box = new LetterBox(world.connection);
    const [first, second] = await box.letters.find({}, { sort: { sequence: 1 } }).toArray();
    if (!first || !second) throw new Error('Two letters were parked.');
    await box.letters.deleteMany({});
    await box.keys.deleteMany({});
    const { ce_citycode: _city, ...nobodys } = first.headers;
    await box.park({ ...asNew(first), headers: nobodys });
    expect(await letters.keys({}, '35')).toMatchObject([{ cityCode: null }]);
    expect(await box.parkBehind(asNew(second))).toBe('parked');
    expect(await letters.keys({}, '35')).toEqual([]);
    expect(await letters.keys({}, '33')).toMatchObject([{ cityCode: '33.71' }]);
  });

  it('read the letters page by page, each once', async () => {
    await worker();
    await park('a', 'b', 'c');
    const pages: string[] = [];
    let after: string | undefined;
    do {
      const page = await letters.list({ limit: 2, ...(after ? { after } : {}) });
      pages.push(...page.map(({ id }) => id));
      const last = page.at(-1);
      after = last && positionOf(last);
    } while (after);
    expect(pages).toHaveLength(6);
    expect(new Set(pages).size).toBe(6);
    await expect(letters.list({ after: 'nonsense' })).rejects.toThrow('cursor');
  });
});
