import { describe, expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import type {
  ConsumerOptions,
  DriverAdmin,
  DriverConsumer,
  KafkaDriver,
} from '../driver/driver.js';
import { LoginRefused, UnreadableRecords } from '../driver/errors.js';
import { silentLogger } from '../logger.js';
import { GroupRunner, type GroupContext } from './group-runner.js';

const consumer: DriverConsumer = {
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};

const nothing = (): void => undefined;

/** A group over a Kafka that fails like this whenever it is asked for anything. */
function groupOver(failure: Error, more: Partial<KafkaDriver> = {}) {
  let asked = 0;
  const fatal: Error[] = [];
  const errors: unknown[] = [];
  const driver = {
    consumer: () => consumer,
    admin: () => Promise.reject(((asked += 1), failure)),
    ...more,
  } as unknown as KafkaDriver;
  const runner = new GroupRunner({
    handlers: { group: 'korsa.testing.things', topics: [] },
    driver,
    box: {
      prepare: () => Promise.resolve(),
      count: () => Promise.resolve({ letters: 0, keys: 0 }),
    },
    metrics: { crashed: nothing, assign: nothing, waiting: nothing, progressed: nothing },
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

describe('a group whose consumers join and end again at once', () => {
  it('pauses longer each time, and says why when a topic cannot be read', async () => {
    const unreadable = new UnreadableRecords(new Error('LZ4 compression not implemented'));
    const joined: number[] = [];
    const joining = (options: ConsumerOptions): DriverConsumer => ({
      start: () => {
        joined.push(performance.now());
        options.onAssigned?.(new Map([['topic', [0]]]));
        options.onEnd?.({ error: unreadable, recoverable: true });
        return Promise.resolve();
      },
      stop: () => Promise.resolve(),
    });
    const admin = {
      partitionCounts: () => Promise.resolve(new Map()),
      close: () => Promise.resolve(),
    } as unknown as DriverAdmin;
    const { runner, errors } = groupOver(unreadable, {
      consumer: joining,
      admin: () => Promise.resolve(admin),
    });
    const fourthTime = eventually(() => expect(joined).toHaveLength(4));
    await fourthTime.finally(() => runner.stop(1_000));
    const [first = 0, fourth = 0] = [joined[0], joined[3]];
    expect(fourth - first).toBeGreaterThan(850);
    expect(errors[0]).toContain('compression.type');
  });
});
