import { describe, expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import { killHard, startChild } from '../../../test/child.js';
import { ModelWorld } from '../../../test/model-world.js';
import { scene } from '../../../test/scene.js';

const stage = scene();
const subjects = Array.from({ length: 200 }, (_, at) => `ledger-${at}`);
const rounds = 250;
const all = subjects.length * rounds;

describe('a rebuild that is killed', () => {
  const world = new ModelWorld(stage);

  async function killInTheMiddle(...more: readonly string[]): Promise<number> {
    const { kafkaBrokers, topicPrefix, mongoUrl } = stage.infra;
    const of = [kafkaBrokers, topicPrefix, mongoUrl, world.connection.name, world.ledgers.name];
    const child = startChild('rebuild-process.ts', ...of, ...more);
    try {
      let done = 0;
      await eventually(
        async () => {
          done = await world.total(1);
          expect(done).toBeGreaterThan(0);
          expect(done).toBeLessThan(all);
        },
        { within: 30_000, every: 10 },
      );
      return done;
    } finally {
      await killHard(child);
    }
  }

  it('goes on where it was, and comes to the same', async () => {
    await world.add(subjects, 1, rounds);
    const done = await killInTheMiddle();
    expect(done).toBeLessThan(all);
    await world.add(subjects, rounds + 1, rounds + 1);
    expect(await world.rebuild()).toMatchObject({ version: 1, incomplete: 0 });
    expect(world.said[0]).toBe('ledgers_v1: resuming');
    const documents = Object.values(await world.documents(1));
    expect(documents.map(({ state }) => state)).toEqual(
      subjects.map(() => ({ total: rounds + 1, closed: false, views: 0 })),
    );
  }, 90_000);

  it('empties again what it had begun to empty', async () => {
    await world.add(subjects.slice(0, 5), 1, 5);
    await world.rebuild();
    const collection = world.connection.collection<{ _id: string }>('ledgers_v1');
    await collection.insertOne({ _id: 'left over' });
    const versions = world.connection.collection<{ _id: string }>('read_model_versions');
    await versions.updateOne({ _id: 'ledgers_v1' }, { $set: { state: 'clearing' } });
    await world.rebuild();
    expect(Object.keys(await world.documents(1))).toEqual(subjects.slice(0, 5));
    expect(await world.total(1)).toBe(25);
  });
});

describe('two rebuilds of one model', () => {
  const world = new ModelWorld(stage);

  it('do not run beside each other', async () => {
    await world.add(subjects, 1, 50);
    const both = await Promise.allSettled([world.rebuild(), world.rebuild({ restart: true })]);
    // The second waits until the first gives its lock up, and then begins again from nothing.
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect(await world.total(1)).toBe(subjects.length * 50);
  });
});
