import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { shardOf } from '@korsa/store';
import { eventually } from '@korsa/testing';
import type { Connection } from 'mongoose';
import { Registry } from 'prom-client';
import { historyOf } from '../../test/history.js';
import { OutboxWriter } from '../../test/outbox-writer.js';
import { scene } from '../../test/scene.js';
import { BlockedOutbox } from './blocked-outbox.js';
import type { Envelope } from './envelope.js';
import type { Relay } from './relay.js';

const stage = scene();

describe('the relay', () => {
  let connection: Connection;
  let topic: string;
  let writer: OutboxWriter;
  const relays: Relay[] = [];

  beforeEach(async () => {
    connection = await stage.connect();
    topic = await stage.newTopic();
    writer = new OutboxWriter({ connection, topic });
    await writer.prepare();
  });

  afterEach(async () => {
    await Promise.all(relays.splice(0).map((relay) => relay.stop(10_000)));
  });

  function started(more: Parameters<typeof stage.relay>[1] = {}): Relay {
    const relay = stage.relay(connection, more);
    relays.push(relay);
    relay.start();
    return relay;
  }

  const outbox = () => connection.collection<Envelope>('outbox');
  const pending = () => outbox().countDocuments({ status: 'pending' });
  const allSent = () => eventually(async () => expect(await pending()).toBe(0), { within: 30_000 });

  it('publishes key, headers and value as they were stored, then lets the envelope expire', async () => {
    await writer.append(['a'], { seats: 32 });
    started();
    await allSent();
    const [record] = await stage.read(topic);
    const envelope = await outbox().findOne({});
    const [event] = envelope?.events ?? [];
    expect(record).toMatchObject({ key: 'a', value: '{"seats":32}', headers: event?.headers });
    expect(envelope?.status).toBe('sent');
    expect(envelope?.expireAt?.getTime()).toBeGreaterThan(Date.now() + 86_400_000);
  });

  it('keeps every key in order and complete with several writers, skewed clocks and two relays', async () => {
    const relaysInTurn = [started(), started()];
    const keys = Array.from({ length: 12 }, (_, at) => `key-${at}`);
    const byShard = Map.groupBy(keys, (key) => shardOf(key, 4));
    const write = async (skewMs: number, rounds: number) => {
      const skewed = new OutboxWriter({ connection, topic, skewMs });
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
    await allSent();
    const { problems, lastOf, duplicates } = historyOf(await stage.read(topic));
    expect(problems).toEqual([]);
    expect(duplicates).toBe(0);
    const counters = await connection.collection('counters').find({}).toArray();
    expect(lastOf).toEqual(new Map(counters.map((c) => [String(c._id), c['sequence'] as number])));
    expect([...relaysInTurn.flatMap((relay) => relay.health().shards)].sort()).toEqual([
      0, 1, 2, 3,
    ]);
  });

  it('publishes what it is rung for without waiting for a poll', async () => {
    jest.spyOn(outbox(), 'distinct').mockResolvedValue([]);
    const relay = started();
    await eventually(() => expect(relay.health().shards).toHaveLength(4));
    for (let round = 0; round < 5; round++) {
      await writer.append(['a']);
      relay.ring([shardOf('a', 4)]);
      await allSent();
    }
  });

  it('hands its shards over at once when it stops', async () => {
    const first = started();
    await eventually(() => expect(first.health().shards).toHaveLength(4));
    const second = started();
    await first.stop(10_000);
    expect(first.health().shards).toEqual([]);
    await eventually(() => expect(second.health().shards).toHaveLength(4), { within: 2_500 });
  });

  it('waits for Kafka and loses nothing', async () => {
    const absent = stage.relay(connection, {
      kafka: { ...stage.kafka, brokers: ['127.0.0.1:1'] },
    });
    absent.start();
    await writer.append(['a']);
    await writer.append(['a']);
    await eventually(() => expect(absent.health().shards).toHaveLength(4));
    await absent.stop(20_000);
    expect(await pending()).toBe(2);
    started();
    await allSent();
    expect(historyOf(await stage.read(topic))).toMatchObject({
      problems: [],
      lastOf: new Map([['a', 2]]),
    });
  });

  it('blocks only the key of an event that Kafka refuses, and goes on with it after a restart', async () => {
    const registry = new Registry();
    const [poor, rich] = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5'].filter(
      (key) => shardOf(key, 4) === shardOf('p0', 4),
    ) as [string, string];
    await writer.append([poor]);
    await writer.append([poor, rich], { text: 'x'.repeat(1_200_000) });
    await writer.append([poor, rich]);
    started({ registry });
    await allSent();
    expect(historyOf(await stage.read(topic)).lastOf).toEqual(new Map([[poor, 1]]));
    const blocked = await outbox().find({ status: 'blocked' }).sort({ ord: 1 }).toArray();
    expect(blocked.map(({ events }) => events.map(({ key }) => key))).toEqual([
      [poor, rich],
      [poor, rich],
    ]);
    expect(blocked[0]).toMatchObject({ reason: 'MESSAGE_TOO_LARGE' });
    expect(blocked[0]).not.toHaveProperty('expireAt');
    expect(await registry.metrics()).toMatch(/korsa_outbox_blocked_keys\{shard="\d"\} 2/);

    await writer.append([poor]);
    await writer.append(['other']);
    await allSent();
    expect(historyOf(await stage.read(topic)).lastOf).toEqual(
      new Map([
        [poor, 1],
        ['other', 1],
      ]),
    );

    await outbox().updateMany({ 'events.value': /xxx/ }, { $set: { 'events.$[].value': '{}' } });
    await relays[0]?.stop(5_000);
    started();
    await eventually(async () => {
      const { lastOf, problems } = historyOf(await stage.read(topic));
      expect({ poor: lastOf.get(poor), rich: lastOf.get(rich), problems }).toEqual({
        poor: 4,
        rich: 2,
        problems: [],
      });
    });
  });

  it('shows what is blocked, and tries a key again as soon as an operator releases it', async () => {
    const blocked = new BlockedOutbox(connection);
    const lastOf = async () => historyOf(await stage.read(topic)).lastOf;
    const [a, b] = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5'].filter(
      (key) => shardOf(key, 4) === shardOf('p0', 4),
    ) as [string, string];
    await writer.append([a, b], { text: 'x'.repeat(1_200_000) });
    await writer.append([a, b]);
    started();
    await allSent();
    const listed = await blocked.list();
    expect(listed).toMatchObject([
      { topic, reason: 'MESSAGE_TOO_LARGE', events: 2, first: { sequence: 1, bytes: 1_200_011 } },
      { topic, reason: 'MESSAGE_TOO_LARGE', events: 2, first: { sequence: 1, bytes: 1_200_011 } },
    ]);
    expect(listed.map(({ key }) => key).toSorted()).toEqual([a, b]);
    expect(await blocked.release({ topic, key: 'never blocked' })).toBe(false);

    expect(await blocked.release({ topic, key: a })).toBe(true);
    await writer.append([a]);
    await allSent();
    await eventually(async () =>
      expect(await outbox().countDocuments({ released: { $exists: true } })).toBe(0),
    );
    expect(await blocked.list()).toHaveLength(2);
    expect((await lastOf()).size).toBe(0);

    await outbox().updateMany({ 'events.value': /xxx/ }, { $set: { 'events.$[].value': '{}' } });
    expect(await blocked.release({ topic, key: a })).toBe(true);
    await eventually(async () => expect(await lastOf()).toEqual(new Map([[a, 3]])));
    expect(await blocked.list()).toMatchObject([{ key: b, events: 2 }]);
    expect(await blocked.release({ topic, key: b })).toBe(true);
    await eventually(async () => expect((await lastOf()).get(b)).toBe(2));
    expect(historyOf(await stage.read(topic)).problems).toEqual([]);
    expect(await blocked.list()).toEqual([]);
  });
});
