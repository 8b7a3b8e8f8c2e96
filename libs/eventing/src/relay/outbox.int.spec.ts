import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connectOverLine, type TcpProxy } from '@korsa/testing';
import type { Connection, mongo } from 'mongoose';
import { RelayWorld } from '../../test/relay-world.js';
import { scene } from '../../test/scene.js';
import { Outbox } from './outbox.js';

const stage = scene();

describe('what a lane reads of its shard', () => {
  const world = new RelayWorld(stage);
  let line: TcpProxy;
  let connection: Connection;
  let outbox: Outbox;
  let commands: mongo.CommandStartedEvent[];

  beforeEach(async () => {
    ({ line, connection } = await connectOverLine(stage.infra.mongoUrl, world.connection.name, {
      monitorCommands: true,
    }));
    outbox = new Outbox(connection, 1_000);
    commands = [];
    connection.getClient().on('commandStarted', (command) => commands.push(command));
  });
  afterEach(async () => {
    await connection.close(true);
    await line.cut();
  });

  const put = (ords: readonly number[], events: string) =>
    world.outbox.insertMany(
      ords.map((ord) => ({
        _id: `envelope-${ord}`,
        shard: 0,
        ord,
        status: 'pending',
        events,
        createdAt: new Date(),
      })),
      { writeConcern: { w: 'majority' } },
    );
  const none = JSON.stringify({ shared: {}, events: [] });
  const even = (count: number) => Array.from({ length: count }, (_, at) => (at + 1) * 2);

  it('comes from the index in its order, in one round trip', async () => {
    await put(even(300).toReversed(), none);
    const found = await outbox.read(0, 200);
    expect(found.map(({ id }) => id)).toEqual(even(200).map((ord) => `envelope-${ord}`));
    expect(commands.map(({ commandName }) => commandName)).toEqual(['find']);
    const { find, filter, sort, limit } = commands[0]!.command as Record<string, unknown>;
    const plan = await world.connection.db!.command({
      explain: { find, filter, sort, limit },
      verbosity: 'queryPlanner',
    });
    const { winningPlan } = plan['queryPlanner'] as { winningPlan: unknown };
    const stages = JSON.stringify(winningPlan).match(/"stage":"\w+"/g);
    expect(stages?.join()).toBe('"stage":"LIMIT","stage":"FETCH","stage":"IXSCAN"');
  });

  it('is of one moment, also when it is too much for one answer: none without the one before it', async () => {
    await put(even(24), none.padEnd(1_000_000));
    const [behind, ahead] = [1, 47];
    connection.getClient().on('commandStarted', ({ commandName }) => {
      if (commandName !== 'getMore') return;
      line.become({ silent: true });
      void put([behind, ahead], none).finally(() => line.clear());
    });
    const found = await outbox.read(0, 50);
    expect(await world.pending()).toBe(26);
    expect(found.map(({ id }) => id)).toEqual(even(24).map((ord) => `envelope-${ord}`));
  });
});
