import { describe, expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import { Gate } from '../../test/gate.js';
import { scene } from '../../test/scene.js';
import { newThings, noted } from '../../test/things.js';
import { silentLogger } from '../logger.js';
import { ensureTopics } from './ensure-topics.js';
import { createPublisher } from './publisher.js';
import { followTopics, readTopics } from './read-topics.js';

const stage = scene();
const { kafka } = stage;

async function countsOf(topics: readonly string[]) {
  const admin = await stage.driver.admin();
  try {
    return await admin.partitionCounts(topics);
  } finally {
    await admin.close();
  }
}

describe('ensureTopics', () => {
  it('creates what is missing and leaves what exists alone', async () => {
    const [one, two] = [newThings(), newThings()];
    await ensureTopics({ kafka, topics: [one], logger: silentLogger }).ready;
    await ensureTopics({ kafka, topics: [one, two], logger: silentLogger }).ready;
    const expected = new Map([
      [one.name, 3],
      [two.name, 3],
    ]);
    expect(await countsOf([one.name, two.name])).toEqual(expected);
  });

  it('lets two services create the same topics at the same time', async () => {
    const topics = [newThings(), newThings(), newThings()];
    const keepers = [1, 2, 3].map(() => ensureTopics({ kafka, topics, logger: silentLogger }));
    await Promise.all(keepers.map(({ ready }) => ready));
    expect((await countsOf(topics.map(({ name }) => name))).size).toBe(3);
  });

  it('warns of a partition count that is not the contract’s', async () => {
    const things = newThings();
    await stage.newTopic(5, things.name);
    const warnings: object[] = [];
    const logger = { ...silentLogger, warn: (fields: object) => warnings.push(fields) };
    await ensureTopics({ kafka, topics: [things], logger }).ready;
    expect(warnings).toEqual([{ topic: things.name, expected: 3, found: 5 }]);
    expect(await countsOf([things.name])).toEqual(new Map([[things.name, 5]]));
  });

  it('keeps trying while Kafka is away, and can be stopped', async () => {
    const gate = await Gate.to(kafka.brokers[0] ?? '');
    const behindGate = { ...kafka, brokers: [`127.0.0.1:${gate.port}`] };
    const things = newThings();
    let failures = 0;
    const count = () => (failures += 1);
    const logger = { ...silentLogger, warn: count, debug: count };
    const stopped = ensureTopics({ kafka: behindGate, topics: [things], logger });
    const keeper = ensureTopics({ kafka: behindGate, topics: [things], logger });
    await eventually(() => failures > 2);
    await stopped.stop();
    expect((await countsOf([things.name])).size).toBe(0);
    await gate.open();
    await keeper.ready;
    await gate.close();
    expect(await countsOf([things.name])).toEqual(new Map([[things.name, 3]]));
  });
});

describe('reading topics', () => {
  it('gives everything they hold, in order per partition', async () => {
    const topics = [newThings(), newThings()];
    await ensureTopics({ kafka, topics, logger: silentLogger }).ready;
    const names = topics.map(({ name }) => name);
    expect(await readTopics(kafka, names)).toEqual([]);
    const publisher = await createPublisher(kafka);
    for (const things of topics) {
      const keys = ['a', 'b', 'c'];
      for (const round of [1, 2, 3]) {
        await publisher.publish(
          things.name,
          keys.map((key) => noted(things, key, round)),
        );
      }
    }
    await publisher.close();
    const records = await readTopics(kafka, names);
    expect(records).toHaveLength(18);
    for (const name of names) {
      const ofA = records.filter(({ topic, key }) => topic === name && key === 'a');
      expect(ofA.map(({ value }) => value)).toEqual([
        '{"label":"a1"}',
        '{"label":"a2"}',
        '{"label":"a3"}',
      ]);
      expect(ofA[0]?.headers['ce_subject']).toBe('a');
    }
  });

  it('rejects a topic that does not exist', async () => {
    await expect(readTopics(kafka, ['not.there'])).rejects.toThrow();
  });

  it('follows what comes', async () => {
    const things = newThings();
    await ensureTopics({ kafka, topics: [things], logger: silentLogger }).ready;
    const seen: string[] = [];
    const following = await followTopics(kafka, [things.name], ({ value }) =>
      seen.push(value ?? ''),
    );
    const publisher = await createPublisher(kafka);
    await publisher.publish(things.name, [noted(things, 'a', 1)]);
    await eventually(() => expect(seen).toEqual(['{"label":"a1"}']));
    await publisher.close();
    await following.close();
  });
});
