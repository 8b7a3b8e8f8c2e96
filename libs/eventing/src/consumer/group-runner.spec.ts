import { describe, expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import type { DriverConsumer, KafkaDriver } from '../driver/driver.js';
import { LoginRefused } from '../driver/errors.js';
import { silentLogger } from '../logger.js';
import { GroupRunner, type GroupContext } from './group-runner.js';

const consumer: DriverConsumer = {
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};

/** A group over a Kafka that fails like this whenever it is asked for anything. */
function groupOver(failure: Error) {
  let asked = 0;
  const fatal: Error[] = [];
  const errors: unknown[] = [];
  const driver = {
    consumer: () => consumer,
    admin: () => Promise.reject(((asked += 1), failure)),
  } as unknown as KafkaDriver;
  const runner = new GroupRunner({
    handlers: { group: 'korsa.testing.things', topics: [] },
    driver,
    box: {
      prepare: () => Promise.resolve(),
      count: () => Promise.resolve({ letters: 0, keys: 0 }),
    },
    metrics: { crashed: () => undefined, assign: () => undefined, waiting: () => undefined },
    logger: { ...silentLogger, error: ({ error }: { error?: unknown }) => errors.push(error) },
    simulation: false,
    topics: [],
    onFatal: (error: Error) => fatal.push(error),
    watch: { everyMs: 1_000, fetchMs: 60_000, handlerMs: 60_000 },
  } as unknown as GroupContext);
  return { runner, fatal, errors, asked: () => asked };
}

describe('a group that cannot begin', () => {
  it('says each time that Kafka refuses the login, and tries on', async () => {
    const { runner, fatal, errors } = groupOver(new LoginRefused(new Error('no')));
    await eventually(() => expect(errors.length).toBeGreaterThan(1));
    expect(errors[0]).toMatch(/^Kafka refuses the login of this process/);
    expect(runner.health()).toMatchObject({ connected: false, refused: true });
    expect(fatal).toEqual([]);
    await runner.stop(1_000);
  });

  it('tries on while Kafka is away', async () => {
    const { runner, fatal, errors, asked } = groupOver(new Error('away'));
    await eventually(() => expect(asked()).toBeGreaterThan(2));
    expect([fatal, errors]).toEqual([[], []]);
    expect(runner.health().refused).toBeUndefined();
    await runner.stop(1_000);
  });
});
