import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { allTopics, type Topic } from '@korsa/contracts';
import { play, serviceNames, type DemoReport, type ServiceName, type Stack } from '@korsa/demo';
import type { TopicRecord } from '@korsa/probe';
import { comparable } from './comparable.js';
import { crash, stacks } from './fresh-stack.js';
import { learntBy } from './learnt.js';
import { recordsOf, replayInto } from './replay.js';

const lived = stacks();
const { fresh, stopAll } = stacks();
let original: Stack;
let undisturbed: DemoReport;

beforeAll(async () => {
  original = await lived.fresh();
  await original.start();
  undisturbed = await play(original, () => undefined);
});
afterEach(stopAll);
afterAll(() => lived.stopAll());

describe('two real retreats, from announcement to impact', () => {
  it('keep every promise', () => {
    expect(undisturbed.promises.filter(({ violations }) => violations > 0)).toEqual([]);
    expect(undisturbed.promises.every(({ checked }) => checked > 0)).toBe(true);
  });

  it('let Kota Magelang end as its committee would count', () => {
    const magelang = undisturbed.retreats.find(({ cityCode }) => cityCode === '33.71');
    expect(magelang).toMatchObject({
      operatorCode: '33',
      registrations: { confirmed: 32, declined: 1, rejected: 2, substituted: 1 },
      plannedJp: 28,
      certificates: { completed: 31, attended: 1 },
    });
  });

  it('let Kota Malang end as its committee would count', () => {
    const malang = undisturbed.retreats.find(({ cityCode }) => cityCode === '35.73');
    expect(malang).toMatchObject({
      operatorCode: '35.73',
      registrations: { confirmed: 100 },
      participantsByCategory: { PNS: 97, BUMD: 3 },
      plannedJp: 20,
    });
    expect(malang?.unitsVisited.visited).toBe(malang?.unitsVisited.units);
  });

  it('show Jawa Tengah its own city and not one row of Malang', () => {
    expect(undisturbed.rollups['33']?.cities.map(({ cityCode }) => cityCode)).toEqual(['33.71']);
    expect(JSON.stringify(undisturbed.rollups['33'])).not.toContain('35.73');
  });
});

/** Orders in which effects come before their causes. */
const adversarial: Readonly<Record<string, readonly Topic[]>> = {
  backwards: [...allTopics].reverse(),
  'by name': [...allTopics].sort((a, b) => (a.name < b.name ? 1 : -1)),
  'from the middle': [...allTopics.slice(5), ...allTopics.slice(0, 5)],
};

describe.each(Object.entries(adversarial))(
  'the whole history into empty services, one topic after the other, %s',
  (_, topics) => {
    const learnt = new Map<ServiceName, PromiseSettledResult<unknown>>();
    const learn = async (name: ServiceName, records: readonly TopicRecord[]) => {
      const empty = await fresh();
      await replayInto(empty, name, topics, { records, original });
      return learntBy(empty, name);
    };

    // At once: each service has a stack of its own, and most of the time goes into joining groups.
    beforeAll(async () => {
      const records = await recordsOf(original);
      const learning = serviceNames.map(async (name) => {
        const [outcome] = await Promise.allSettled([learn(name, records)]);
        learnt.set(name, outcome);
      });
      await Promise.all(learning);
    });
    afterAll(stopAll);

    it.each(serviceNames)('%s learns the same', async (name) => {
      const value = await learntBy(original, name);
      expect(learnt.get(name)).toEqual({ status: 'fulfilled', value });
    });
  },
);

/** A moment of the story at which each service has its hands full. */
const busy: Readonly<Record<ServiceName, string>> = {
  registration: 'announced for 16–18 May',
  scheduling: 'work units and 36 people',
  attendance: 'the third speaker is found',
  evaluation: 'closed on 17 May',
};

describe('kill -9 in the middle of the story', () => {
  it.each(Object.entries(busy) as [ServiceName, string][])(
    'of %s ends in the same report',
    async (name, moment) => {
      const stack = await fresh();
      await stack.start();
      let crashed: Promise<void> | undefined;
      const report = await play(stack, (line) => {
        if (line.includes(moment)) crashed = crash(stack, name);
      });
      expect(crashed).toBeDefined();
      await crashed;
      expect(comparable(report)).toEqual(comparable(undisturbed));
    },
  );
});
