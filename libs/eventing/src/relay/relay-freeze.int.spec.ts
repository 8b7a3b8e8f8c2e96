import type { ChildProcess } from 'node:child_process';
import { afterEach, describe, expect, it } from '@jest/globals';
import { shardOf } from '@korsa/store';
import { eventually } from '@korsa/testing';
import { Registry } from 'prom-client';
import { killHard, says, startChild } from '../../test/child.js';
import { RelayWorld } from '../../test/relay-world.js';
import { scene } from '../../test/scene.js';
import { Sender } from '../driver/sender.js';
import type { DriverProducer, KafkaDriver } from '../driver/driver.js';
import { silentLogger } from '../logger.js';
import { BlockedOutbox } from './blocked-outbox.js';
import { Lane, type LaneContext } from './lane.js';
import { Leases } from './leases.js';
import { Outbox } from './outbox.js';
import { RelayMetrics } from './relay-metrics.js';

const stage = scene();

/** A relay that slept through the end of its lease and goes on where it was, beside the one that has the shard now. */
describe('a relay that was frozen', () => {
  /** Of the shard that the lanes here publish. */
  const keys = Array.from({ length: 20 }, (_, at) => `p${at}`).filter(
    (key) => shardOf(key, 4) === 0,
  );
  const key = keys[0]!;
  const world = new RelayWorld(stage);
  const children: ChildProcess[] = [];

  afterEach(async () => {
    await Promise.all(children.splice(0).map(killHard));
  });

  function lane(driver: KafkaDriver, more: Partial<LaneContext> = {}): Lane {
    return new Lane(0, {
      outbox: new Outbox(world.connection, 60_000),
      sender: new Sender(driver),
      metrics: new RelayMetrics(new Registry()),
      logger: silentLogger,
      isHeld: () => true,
      whileOwned: (work) => world.connection.withSession(work),
      ...more,
    });
  }

  it('sets nothing aside of a shard that another process has meanwhile', async () => {
    const owned = new Leases(world.connection, 'zombie', { ttlMs: 300, marginMs: 100 });
    const lease = (await owned.acquire(0))!;
    const refused = Promise.withResolvers<void>();
    const frozen = Promise.withResolvers<void>();
    await world.writer.append([key], { text: 'x'.repeat(1_200_000) });
    const zombie = lane(stage.driver, {
      whileOwned: async (work) => {
        refused.resolve();
        await frozen.promise;
        await owned.whileOwned(lease, work);
      },
    });
    await refused.promise;
    const others = new Leases(world.connection, 'successor', { ttlMs: 60_000, marginMs: 100 });
    await eventually(async () => (await others.acquire(0)) ?? null);
    frozen.resolve();
    await zombie.stop();
    expect(await world.outbox.distinct('status')).toEqual(['pending']);
  });

  it('does not forget a release when the database is away before it has read it', async () => {
    let failures = 0;
    class Flaky extends Outbox {
      override releasedKeys(shard: number): Promise<string[]> {
        if (failures++ === 0) return Promise.reject(new Error('away'));
        return super.releasedKeys(shard);
      }
    }
    await world.writer.append([key], { text: 'x'.repeat(1_200_000) });
    const owner = lane(stage.driver, { outbox: new Flaky(world.connection, 60_000) });
    await eventually(async () => (await world.outbox.countDocuments({ status: 'blocked' })) === 1);
    await world.outbox.updateMany({ 'held.value': /xxx/ }, { $set: { 'held.$[].value': '{}' } });
    const { topic } = world;
    expect(await new BlockedOutbox(world.connection).release({ topic, key })).toBe(true);
    owner.ring();
    await eventually(async () => (await world.outbox.countDocuments({ status: 'sent' })) === 1);
    await owner.stop();
    expect(failures).toBe(2);
  });

  it('sends a part again that is there already, and nothing out of order', async () => {
    let wakeUp = (): void => undefined;
    const frozen = new Promise<void>((resolve) => (wakeUp = resolve));
    let asleep = false;
    const sleepy: KafkaDriver = {
      admin: () => stage.driver.admin(),
      consumer: (options) => stage.driver.consumer(options),
      producer: async (): Promise<DriverProducer> => {
        const producer = await stage.driver.producer();
        return {
          close: () => producer.close(),
          send: async (records) => {
            asleep = true;
            await frozen;
            await producer.send(records);
          },
        };
      },
    };
    const rounds = async (count: number) => {
      for (let round = 0; round < count; round++) await world.writer.append(keys);
    };
    await rounds(5);
    const zombie = lane(sleepy);
    await eventually(() => asleep);
    const successor = lane(stage.driver);
    await world.allSent();
    await rounds(5);
    successor.ring();
    await world.allSent();
    wakeUp();
    await zombie.stop();
    await successor.stop();
    const { problems, lastOf, duplicates } = await world.history();
    expect(problems).toEqual([]);
    expect(lastOf).toEqual(new Map(keys.map((key) => [key, 10])));
    expect(duplicates).toBe(5 * keys.length);
  });

  it('does not disturb the order, however often it is stopped and continued', async () => {
    const { kafkaBrokers, topicPrefix, mongoUrl } = stage.infra;
    const started = async (): Promise<ChildProcess> => {
      const of = [kafkaBrokers, topicPrefix, mongoUrl, world.connection.name];
      const child = startChild('relay-process.ts', ...of);
      children.push(child);
      await says(child, 'up');
      return child;
    };
    const keys = Array.from({ length: 8 }, (_, at) => `key-${at}`);
    let writing = true;
    const written = (async () => {
      let rounds = 0;
      for (; writing; rounds++) for (const key of keys) await world.writer.append([key]);
      return rounds;
    })();
    let [owner, standby] = [await started(), await started()];
    for (let freeze = 0; freeze < 3; freeze++) {
      const sent = await sentSoFar();
      await eventually(async () => (await sentSoFar()) > sent + 30, { within: 20_000 });
      owner.kill('SIGSTOP');
      standby.stdout?.resume();
      const before = await sentSoFar();
      await eventually(async () => (await sentSoFar()) > before + 30, { within: 20_000 });
      owner.kill('SIGCONT');
      [owner, standby] = [standby, owner];
    }
    writing = false;
    const rounds = await written;
    await world.allSent();
    const { problems, lastOf } = await world.history();
    expect(problems).toEqual([]);
    expect(lastOf).toEqual(new Map(keys.map((key) => [key, rounds])));
  });

  const sentSoFar = () => world.outbox.countDocuments({ status: 'sent' });
});
