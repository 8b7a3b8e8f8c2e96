import { describe, expect, it } from '@jest/globals';
import { shardOf } from '@korsa/store';
import { eventually } from '@korsa/testing';
import { Registry } from 'prom-client';
import { RelayWorld } from '../../test/relay-world.js';
import { scene } from '../../test/scene.js';
import { ThingStore } from '../../test/thing-store.js';
import { newThings } from '../../test/things.js';
import { BlockedOutbox } from './blocked-outbox.js';

const stage = scene();

describe('an event that Kafka refuses', () => {
  const world = new RelayWorld(stage);

  it('blocks only its key, which goes on after a restart', async () => {
    const registry = new Registry();
    const [poor, rich] = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5'].filter(
      (key) => shardOf(key, 4) === shardOf('p0', 4),
    ) as [string, string];
    await world.writer.append([poor]);
    await world.writer.append([poor, rich], { text: 'x'.repeat(1_200_000) });
    await world.writer.append([poor, rich]);
    world.start({ registry });
    await world.allSent();
    expect((await world.history()).lastOf).toEqual(new Map([[poor, 1]]));
    const blocked = await world.outbox.find({ status: 'blocked' }).sort({ ord: 1 }).toArray();
    expect(blocked.map(({ held = [] }) => held.map(({ key }) => key))).toEqual([
      [poor, rich],
      [poor, rich],
    ]);
    expect(blocked[0]).toMatchObject({ reason: 'MESSAGE_TOO_LARGE' });
    expect(blocked[0]).not.toHaveProperty('expireAt');
    expect(await registry.metrics()).toMatch(/korsa_outbox_blocked_keys\{shard="\d"\} 2/);

    await world.writer.append([poor]);
    await world.writer.append(['other']);
    await world.allSent();
    expect((await world.history()).lastOf).toEqual(
      new Map([
        [poor, 1],
        ['other', 1],
      ]),
    );

    await world.outbox.updateMany({ 'held.value': /xxx/ }, { $set: { 'held.$[].value': '{}' } });
    await world.relays[0]?.stop(5_000);
    world.start();
    await eventually(async () => {
      const { lastOf, problems } = await world.history();
      expect({ poor: lastOf.get(poor), rich: lastOf.get(rich), problems }).toEqual({
        poor: 4,
        rich: 2,
        problems: [],
      });
    });
  });

  it('is shown, and tried again as soon as an operator releases its key', async () => {
    const blocked = new BlockedOutbox(world.connection);
    const lastOf = async () => (await world.history()).lastOf;
    const { topic } = world;
    const [a, b] = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5'].filter(
      (key) => shardOf(key, 4) === shardOf('p0', 4),
    ) as [string, string];
    await world.writer.append([a, b], { text: 'x'.repeat(1_200_000) });
    await world.writer.append([a, b]);
    world.start();
    await world.allSent();
    const listed = await blocked.list();
    expect(listed).toMatchObject([
      { topic, reason: 'MESSAGE_TOO_LARGE', events: 2, first: { sequence: 1, bytes: 1_200_011 } },
      { topic, reason: 'MESSAGE_TOO_LARGE', events: 2, first: { sequence: 1, bytes: 1_200_011 } },
    ]);
    expect(listed.map(({ key }) => key).toSorted()).toEqual([a, b]);
    expect(await blocked.release({ topic, key: 'never blocked' })).toBe(false);

    expect(await blocked.release({ topic, key: a })).toBe(true);
    await world.writer.append([a]);
    await world.allSent();
    await eventually(async () =>
      expect(await world.outbox.countDocuments({ released: { $exists: true } })).toBe(0),
    );
    expect(await blocked.list()).toHaveLength(2);
    expect((await lastOf()).size).toBe(0);

    await world.outbox.updateMany({ 'held.value': /xxx/ }, { $set: { 'held.$[].value': '{}' } });
    expect(await blocked.release({ topic, key: a })).toBe(true);
    await eventually(async () => expect(await lastOf()).toEqual(new Map([[a, 3]])));
    expect(await blocked.list()).toMatchObject([{ key: b, events: 2 }]);
    expect(await blocked.release({ topic, key: b })).toBe(true);
    await eventually(async () => expect((await lastOf()).get(b)).toBe(2));
    expect((await world.history()).problems).toEqual([]);
    expect(await blocked.list()).toEqual([]);
  });

  it('is never one of several that are too much together', async () => {
    for (let round = 0; round < 6; round++)
      await world.writer.append(['a'], { text: 'x'.repeat(400_000) });
    world.start();
    await world.allSent();
    expect((await world.history()).lastOf).toEqual(new Map([['a', 6]]));
    expect(await new BlockedOutbox(world.connection).list()).toEqual([]);
  });

  it('cannot get into the outbox when it is too large with its headers, or breaks its schema', async () => {
    const things = await ThingStore.open(world.connection, newThings());
    const justTooLarge = 'x'.repeat(899_900);
    await expect(things.note('a', justTooLarge)).rejects.toThrow('bytes (limit 900000)');
    await expect(things.note('a', 7 as unknown as string)).rejects.toThrow('breaks its schema');
    expect(await world.outbox.countDocuments({})).toBe(0);
  });
});
