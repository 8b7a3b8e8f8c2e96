import { describe, expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import { ConsumerWorld } from '../../test/consumer-world.js';
import { scene } from '../../test/scene.js';
import { SilentOnce } from '../../test/silent-once.js';
import { noted } from '../../test/things.js';
import { MemoryBroker } from '../memory/memory-broker.js';
import { MemoryDriver } from '../memory/memory-driver.js';

const stage = scene();
const memory = new MemoryDriver(new MemoryBroker());
/** Between two attempts while a dependency is away. */
const longestPauseMs = 3_000;
const soon = { everyMs: 20, fetchingStopsAfterMs: 200, handlingStopsAfterMs: 400 };

describe('the watchdog', () => {
  const world = new ConsumerWorld({ driver: memory, connect: () => stage.connect() });

  it('replaces a consumer that is in its group and fetches no more', async () => {
    const driver = new SilentOnce(memory);
    const seen: string[] = [];
    await world.publish([noted(world.things, 'a', 1)]);
    const consumer = await world.start(
      [world.handler(({ data }) => Promise.resolve(seen.push(data.label)))],
      { driver, watch: soon },
    );
    await eventually(() => expect(seen).toEqual(['a1']));
    expect(driver.stopped).toHaveLength(1);
    expect(consumer.fatal).toEqual([]);
    const crashes = await consumer.metric('korsa_consumer_crashes_total', { restart: 'true' });
    expect(crashes).toBe(1);
  });

  it('leaves a consumer alone while Kafka does not answer', async () => {
    const driver = new SilentOnce(memory);
    let asked = 0;
    driver.admin = () => {
      asked += 1;
      return asked === 1 ? memory.admin() : Promise.reject(new Error('Kafka is away.'));
    };
    await world.start([world.handler(() => Promise.resolve())], { driver, watch: soon });
    await eventually(() => expect(asked).toBeGreaterThan(5));
    expect(driver.consumers).toBe(1);
  });

  it('gives the process up when a handler hangs, although others go on', async () => {
    const { promise: never, resolve: end } = Promise.withResolvers<void>();
    const consumer = await world.start(
      [world.handler(({ subject }) => (subject === 'a' ? never : Promise.resolve()))],
      { watch: soon },
    );
    await world.publish([noted(world.things, 'a', 1)]);
    let sequence = 0;
    await eventually(async () => {
      await world.publish(['b', 'c', 'd', 'e'].map((key) => noted(world.things, key, ++sequence)));
      expect(consumer.fatal).toHaveLength(1);
    }).finally(end);
    expect(consumer.fatal[0]?.message).toContain('A handler does not end');
    expect(consumer.transport.health()).toMatchObject([{ connected: false, fatal: 'Error' }]);
  });

  it('takes no outage of the database for a handler that hangs', async () => {
    let away = true;
    const attempts: string[] = [];
    const consumer = await world.start(
      [
        world.handler(({ data }) => {
          attempts.push(data.label);
          const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
          return away ? Promise.reject(refused) : Promise.resolve();
        }),
      ],
      { watch: { ...soon, handlingStopsAfterMs: longestPauseMs + 200 } },
    );
    await world.publish([noted(world.things, 'a', 1)]);
    await eventually(() => expect(attempts.length).toBeGreaterThan(5), { within: 20_000 });
    away = false;
    await eventually(async () =>
      expect(await consumer.metric('korsa_consumer_handled_total', { outcome: 'ok' })).toBe(1),
    );
    expect(consumer.fatal).toEqual([]);
  });
});
