import { beforeEach, describe, expect, it } from '@jest/globals';
import { infrastructure } from '@korsa/testing';
import type { Connection } from 'mongoose';
import { mongoWorld, pendingOf, systemClock } from '../test/mongo-world.js';
import { hallAggregate, issueTicket, openHall, type Hall, type HallEvent } from '../test/seats.js';
import { as, asCommand, asDelivery, magelang } from '../test/world.js';
import { AggregateStore, newId, outboxOf, Store } from './index.js';

const infra = infrastructure();

describe('preparing the database', () => {
  let connection: Connection;
  beforeEach(async () => {
    connection = await infra.connect(newId().slice(-8));
  });
  const indexesOf = async (name: string) =>
    (await connection.db!.collection(name).indexes()).map(({ name: index }) => index);

  it('makes collections and indexes, also when several processes do so at once', async () => {
    await Promise.all([1, 2, 3, 4].map(() => mongoWorld(connection)));
    expect(await indexesOf('halls')).toEqual(['_id_', 'ord_1__id_1', 'cityCode_1_retreatId_1']);
    expect(await indexesOf('tickets')).toEqual(['_id_', 'cityCode_1_hallId_1_holder_1']);
    expect(await indexesOf('commits')).toEqual(['_id_', 'shard_1_ord_1', 'expireAt_1']);
  });

  it('is needed before the first change', async () => {
    const store = new Store({ connection, clock: systemClock, service: 'registration' });
    const halls = new AggregateStore<Hall, HallEvent>(store, hallAggregate);
    const create = as(magelang, () => halls.create('x', () => openHall('x', 1)));
    await expect(create).rejects.toThrow('not prepared for hall');
  });

  it('refuses the topic of another service and two definitions of one collection', () => {
    const store = new Store({ connection, clock: systemClock, service: 'attendance' });
    expect(() => new AggregateStore(store, hallAggregate)).toThrow('belongs to registration');
    const own = new Store({ connection, clock: systemClock, service: 'registration' });
    own.register(hallAggregate);
    expect(() => own.register({ ...hallAggregate, name: 'other' })).toThrow('Two definitions');
  });

  it('refuses another number of shards while events wait, and takes it when they are sent', async () => {
    const world = await mongoWorld(connection, { shards: 4 });
    await as(magelang, () => world.halls.create('h', () => openHall('h', 1)));
    await expect(mongoWorld(connection, { shards: 8 })).rejects.toThrow('Start with 4');
    await outboxOf(connection).updateMany({ status: 'pending' }, { $set: { status: 'sent' } });
    await mongoWorld(connection, { shards: 8 });
    await as(magelang, () => world.halls.create('i', () => openHall('i', 1)));
    await expect(mongoWorld(connection, { shards: 4 })).rejects.toThrow('Start with 8');
  });

  it('lets MongoDB forget inbox and idempotency records, and never an event that waits', async () => {
    const now = Date.parse('2025-11-05T01:00:00.000Z');
    const world = await mongoWorld(connection, {
      wallClock: () => now,
      inboxRetentionDays: 14,
      idempotencyRetentionHours: 48,
    });
    await asCommand('k', () => world.halls.create('h', () => openHall('h', 1)));
    await asDelivery('e', () => world.tickets.create('t', () => issueTicket('t', 'h', 'a')));
    const expiry = async (field: string) =>
      (
        await connection
          .collection('commits')
          .find({ [field]: { $exists: true } })
          .toArray()
      ).map(({ expireAt }) => expireAt as unknown);
    expect(await expiry('receivedAt')).toEqual([new Date('2025-11-19T01:00:00.000Z')]);
    expect(await expiry('fingerprint')).toEqual([new Date('2025-11-07T01:00:00.000Z')]);
    expect(await expiry('shard')).toEqual([undefined, undefined]);
  });

  it('rings with the shards of a commit, and only for events', async () => {
    const world = await mongoWorld(connection, { shards: 2 });
    const rings: (readonly number[])[] = [];
    world.store.onCommit((shards) => rings.push(shards));
    const ids = Array.from({ length: 20 }, () => newId());
    await Promise.all(
      ids.map((id) => as(magelang, () => world.halls.create(id, () => openHall(id, 1)))),
    );
    await as(magelang, () => world.halls.change(ids[0]!, (state) => ({ state, events: [] })));
    expect(rings.map((shards) => [...shards].sort())).toEqual([[0, 1]]);
    expect((await pendingOf(connection)).map(({ shard }) => shard)).toEqual([0, 1]);
  });
});
