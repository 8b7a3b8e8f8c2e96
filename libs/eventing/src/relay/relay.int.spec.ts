import { describe, expect, it, jest } from '@jest/globals';
import { eventsIn, shardOf } from '@korsa/store';
import { eventually } from '@korsa/testing';
import { OutboxWriter } from '../../test/outbox-writer.js';
import { RelayWorld } from '../../test/relay-world.js';
import { scene } from '../../test/scene.js';

const stage = scene();

describe('the relay', () => {
  const world = new RelayWorld(stage);

  it('publishes key, headers and value as they were stored, then lets the envelope expire', async () => {
    await world.writer.append(['a'], { seats: 32 });
    world.start();
    await world.allSent();
    const [record] = await stage.read(world.topic);
    const envelope = await world.outbox.findOne({});
    const [event] = envelope ? eventsIn(envelope) : [];
    expect(record).toMatchObject({ key: 'a', value: '{"seats":32}', headers: event?.headers });
    expect(envelope?.status).toBe('sent');
    expect(envelope?.expireAt?.getTime()).toBeGreaterThan(Date.now() + 86_400_000);
  });

  it('keeps every key in order and complete with several writers, skewed clocks and two relays', async () => {
    const relaysInTurn = [world.start(), world.start()];
    const keys = Array.from({ length: 12 }, (_, at) => `key-${at}`);
    const byShard = Map.groupBy(keys, (key) => shardOf(key, 4));
    const write = async (skewMs: number, rounds: number) => {
      const skewed = new OutboxWriter({ ...world, skewMs });
      for (let round = 0; round < rounds; round++) {
        for (const group of byShard.values())
          await skewed.append(
            group
              .filter((_, at) => (at + round) % 2 === 0)
              .concat(group.slice(-1))
              .filter((key, at, all) => all.indexOf(key) === at),
          );
        for (const relay of relaysInTurn) relay.ring([0, 1, 2, 3]);
      }
    };
    await Promise.all([write(0, 12), write(5_000, 12), write(-4_000, 12)]);
    await world.allSent();
    const { problems, lastOf, duplicates } = await world.history();
    expect(problems).toEqual([]);
    expect(duplicates).toBe(0);
    const counters = await world.connection.collection('counters').find({}).toArray();
    expect(lastOf).toEqual(new Map(counters.map((c) => [String(c._id), c['sequence'] as number])));
    expect([...relaysInTurn.flatMap((relay) => relay.health().shards)].sort()).toEqual([
      0, 1, 2, 3,
    ]);
  });

  it('publishes what it is rung for without waiting for a poll', async () => {
    jest.spyOn(world.outbox, 'distinct').mockResolvedValue([]);
    const relay = world.start();
    await eventually(() => expect(relay.health().shards).toHaveLength(4));
    for (let round = 0; round < 5; round++) {
      await world.writer.append(['a']);
      relay.ring([shardOf('a', 4)]);
      await world.allSent();
    }
  });

  it('hears what another process writes, also after it was deaf for a while', async () => {
    jest.spyOn(world.outbox, 'distinct').mockResolvedValue([]);
    jest.spyOn(world.outbox, 'watch').mockImplementationOnce(() => {
      throw new Error('The history is lost.');
    });
    const relay = world.start({ listen: true });
    await eventually(() => expect(relay.health().shards).toHaveLength(4));
    const heard = async () => {
      await world.writer.append(['a']);
      await eventually(async () => expect(await world.pending()).toBe(0), { within: 1_000 });
    };
    await eventually(heard);
    for (let round = 0; round < 3; round++) await heard();
  });

  it('hands its shards over at once when it stops', async () => {
    const first = world.start();
    await eventually(() => expect(first.health().shards).toHaveLength(4));
    const second = world.start();
    await first.stop(10_000);
    expect(first.health().shards).toEqual([]);
    await eventually(() => expect(second.health().shards).toHaveLength(4), { within: 2_500 });
  });

  it('waits for Kafka and loses nothing', async () => {
    const absent = stage.relay(world.connection, {
      kafka: { ...stage.kafka, brokers: ['127.0.0.1:1'] },
    });
    absent.start();
    await world.writer.append(['a']);
    await world.writer.append(['a']);
    await eventually(() => expect(absent.health().shards).toHaveLength(4));
    await absent.stop(20_000);
    expect(await world.pending()).toBe(2);
    world.start();
    await world.allSent();
    expect(await world.history()).toMatchObject({
      problems: [],
      lastOf: new Map([['a', 2]]),
    });
  });
});
