import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connectOverLine, eventually, infrastructure, type TcpProxy } from '@korsa/testing';
import type { Connection } from 'mongoose';
import { Gate } from '../test/gate.js';
import { mongoWorld, type MongoWorld } from '../test/mongo-world.js';
import { openHall, takeSeat } from '../test/seats.js';
import { as, magelang } from '../test/world.js';
import { newId } from './index.js';

const infra = infrastructure();

/** So many take longer than the 300 ms after which a rival is suspected. */
const manyConflicts = 36;

/** To MongoDB a killed process is a connection that broke off: its transaction stays open, with nobody to end it. */
describe('a process in the middle of a transaction', () => {
  let line: TcpProxy;
  let broken: Connection;
  let gate: Gate;
  let first: MongoWorld;
  let hall: string;
  let retries: string[];
  let ownRetries: string[];

  beforeEach(async () => {
    retries = [];
    ownRetries = [];
    ({ line, connection: broken } = await connectOverLine(infra.mongoUrl, infra.database(), {
      serverSelectionTimeoutMS: 500,
    }));
    gate = new Gate();
    first = await mongoWorld(broken, {
      faultPoint: gate.faultPoint,
      observer: { retried: (reason) => ownRetries.push(reason) },
    });
    hall = newId();
    await as(magelang, () => first.halls.create(hall, () => openHall(hall, 3)));
  });
  afterEach(async () => {
    gate.open();
    await line.cut();
    await broken.close(true);
  });

  const another = async (): Promise<MongoWorld> =>
    mongoWorld(await infra.connect(), {
      observer: {
        retried: (reason) => retries.push(reason),
        couldNotEndAbandoned: (error) => {
          throw error;
        },
      },
    });
  const take = (world: MongoWorld, by: string) =>
    as(magelang, () => world.halls.change(hall, (state) => takeSeat(state, by)));
  const hold = async () => {
    gate.close('written');
    const held = take(first, 'first').catch((error: unknown) => error);
    await gate.reached();
    return { held };
  };

  it('is cleared away by the next one that starts, when it died', async () => {
    await hold();
    await line.cut();
    const second = await another();
    await take(second, 'second');
    expect(retries).toEqual([]);
  });

  it('is cleared away by one that runs already and meets it, when it died', async () => {
    const second = await another();
    await hold();
    await line.cut();
    await expect(take(second, 'second')).resolves.toBeDefined();
  });

  it('is left alone while it lives, however slow it is', async () => {
    const second = await another();
    const { held } = await hold();
    const taken = take(second, 'second');
    await eventually(() => retries.length >= manyConflicts);
    gate.open();
    await Promise.all([held, taken]);
    expect(ownRetries).toEqual([]);
    const { taken: seats } = await as(magelang, () => second.halls.get(hall));
    expect(seats).toEqual(['first', 'second']);
  });
});
