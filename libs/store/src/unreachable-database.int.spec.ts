import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connectOverLine, eventually, infrastructure, type TcpProxy } from '@korsa/testing';
import mongoose from 'mongoose';
import { Gate } from '../test/gate.js';
import { mongoWorld, type MongoWorld } from '../test/mongo-world.js';
import { openHall, takeSeat } from '../test/seats.js';
import { as, asCommand, endings, historyOf, magelang } from '../test/world.js';
import { newId } from './index.js';

const infra = infrastructure();
const bound = 4_000;

describe('a database behind a broken line', () => {
  let proxy: TcpProxy;
  let connection: mongoose.Connection;
  let gate: Gate;
  let world: MongoWorld;
  let hall: string;
  let retries: string[];

  beforeEach(async () => {
    retries = [];
    ({ line: proxy, connection } = await connectOverLine(infra.mongoUrl, infra.database(), {
      serverSelectionTimeoutMS: 1_000,
    }));
    gate = new Gate();
    world = await mongoWorld(connection, {
      commitDeadlineMs: 3_000,
      faultPoint: gate.faultPoint,
      observer: { retried: (reason) => retries.push(reason) },
    });
    hall = newId();
    await as(magelang, () => world.halls.create(hall, () => openHall(hall, 100)));
  });
  afterEach(async () => {
    gate.open();
    await proxy.cut();
    await connection.close(true);
  });

  const take = (by: string) =>
    as(magelang, () => world.halls.change(hall, (state) => takeSeat(state, by)));

  it('is answered as unavailable in bounded time, for changes and reads', async () => {
    await proxy.cut();
    const started = performance.now();
    const calls = [take('a'), take('b'), as(magelang, () => world.halls.get(hall))];
    expect(await endings(calls)).toEqual([
      'StoreUnavailable',
      'StoreUnavailable',
      'StoreUnavailable',
    ]);
    expect(performance.now() - started).toBeLessThan(bound);
  });

  it('serves again when the line is back', async () => {
    await proxy.cut();
    expect(await endings([take('a')])).toEqual(['StoreUnavailable']);
    await proxy.open();
    expect((await take('b')).taken).toEqual(['b']);
  });

  it('is tried again when the line breaks in the middle of a transaction', async () => {
    gate.close('read');
    const call = take('a');
    await gate.reached();
    proxy.dropConnections();
    gate.open();
    expect((await call).taken).toEqual(['a']);
    // The transaction of the broken line may hold its documents until the server has seen the break.
    expect(retries.filter((reason) => reason !== 'conflict')).toEqual(['outage']);
    expect(await historyOf(world, hall)).toEqual(['1 hall-opened', '2 seat-taken']);
  });

  it('commits once when the answer to the commit is lost', async () => {
    gate.close('written');
    const call = asCommand('key', () => world.halls.change(hall, (state) => takeSeat(state, 'a')));
    await gate.reached();
    proxy.become({ losesAnswers: true });
    await loseTheAnswer(hall);
    expect((await call).taken).toEqual(['a']);
    expect(await historyOf(world, hall)).toEqual(['1 hall-opened', '2 seat-taken']);
  });

  it('commits a call without a key once, when the answers of others are lost with its own', async () => {
    await openSockets(8);
    gate.close('written');
    const call = take('a');
    await gate.reached();
    proxy.become({ losesAnswers: true });
    // Only of the socket that breaks first does the driver say that a commit may have arrived: a read often has that one.
    const others = reads(6);
    await loseTheAnswer(hall);
    expect((await call).taken).toEqual(['a']);
    expect(await historyOf(world, hall)).toEqual(['1 hall-opened', '2 seat-taken']);
    await others;
  });

  it('answers a twin as the first, although the answer to the commit is lost', async () => {
    const last = newId();
    await as(magelang, () => world.halls.create(last, () => openHall(last, 1)));
    const takeLast = (by: MongoWorld) =>
      asCommand(last, () => by.halls.change(last, (state) => takeSeat(state, 'a')));
    gate.close('written');
    const calls = [takeLast(world)];
    await gate.reached();
    calls.push(takeLast(world));
    proxy.become({ losesAnswers: true });
    gate.open();
    await committedBehindTheBack(last);
    calls.push(takeLast(await mongoWorld(await infra.connect())));
    expect((await calls[2])?.taken).toEqual(['a']);
    proxy.clear();
    proxy.dropConnections();
    expect(await endings(calls)).toEqual(['ok', 'ok', 'ok']);
    expect(await historyOf(world, last)).toEqual(['1 hall-opened', '2 seat-taken']);
  });

  it('does not answer for ever when nothing comes back', async () => {
    gate.close('written');
    const call = take('a');
    await gate.reached();
    proxy.become({ losesAnswers: true });
    gate.open();
    const started = performance.now();
    expect(await endings([call])).toEqual(['StoreUnavailable']);
    expect(performance.now() - started).toBeLessThan(bound);
  });

  function reads(count: number): Promise<unknown> {
    const read = () => connection.collection('halls').findOne({});
    return Promise.allSettled(Array.from({ length: count }, read));
  }

  /** Reads until as many are under way at once: a commit that finds no free socket cannot open one on a silent line. */
  async function openSockets(count: number): Promise<void> {
    let busy = 0;
    let most = 0;
    const client = connection.getClient();
    client.on('connectionCheckedOut', () => (most = Math.max(most, ++busy)));
    client.on('connectionCheckedIn', () => --busy);
    proxy.become({ latencyMs: 20 });
    await eventually(async () => (await reads(count), most >= count));
    proxy.clear();
  }

  /** Opens the gate, and breaks every line once the commit has happened and before its answer has arrived. */
  async function loseTheAnswer(id: string): Promise<void> {
    gate.open();
    await committedBehindTheBack(id);
    proxy.clear();
    proxy.dropConnections();
  }

  /** Seen past the proxy: the commit has happened, the store cannot know. */
  async function committedBehindTheBack(id: string): Promise<void> {
    const direct = await infra.connect();
    await eventually(() => direct.collection('halls').findOne({ _id: id as never, taken: 'a' }));
  }
});
