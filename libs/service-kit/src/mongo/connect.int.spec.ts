import { afterEach, describe, expect, it } from '@jest/globals';
import { infrastructure, TcpProxy } from '@korsa/testing';
import mongoose from 'mongoose';
import { pino } from 'pino';
import { createConnection, MongoSilent, openConnection, openWithin } from './connect.js';

const shared = infrastructure();
const mongod = new URL(shared.mongoUrl);
const line = new TcpProxy({ host: mongod.hostname, port: Number(mongod.port) });
const connection = createConnection();

afterEach(async () => {
  await connection.close();
  await line.cut();
});

describe('the first connection to MongoDB', () => {
  it('can be used like any other after attempts that failed', async () => {
    const seats = connection.model('Seat', new mongoose.Schema({ row: Number }).index({ row: 1 }));
    const failed = Promise.withResolvers<void>();
    const logger = pino({ hooks: { logMethod: () => failed.resolve() } });
    const settings = {
      url: `mongodb://127.0.0.1:${await line.reserve()}/?directConnection=true`,
      database: shared.database('connect'),
      poolSize: 1,
      appName: 'test',
    };
    const opened = openConnection(connection, settings, logger, new AbortController().signal);
    await failed.promise;
    await line.open();
    await opened;
    await seats.createIndexes();
    await seats.create({ row: 1 });
    expect(await seats.countDocuments({ row: 1 })).toBe(1);
  });
});

describe('a connection for work that ends', () => {
  it('is given up when MongoDB is silent for too long', async () => {
    const settings = {
      url: `mongodb://127.0.0.1:${await line.reserve()}/?directConnection=true`,
      database: 'nowhere',
      poolSize: 1,
      appName: 'test',
    };
    const opened = openWithin(600, connection, settings, pino({ enabled: false }));
    await expect(opened).rejects.toThrow(new MongoSilent(600));
  });
});

describe('a connection of a service', () => {
  it('asks of MongoDB what the connections of the integration tests do', async () => {
    const { mongoUrl: url } = shared;
    const settings = { url, database: shared.database(), poolSize: 1, appName: 'test' };
    await openConnection(
      connection,
      settings,
      pino({ enabled: false }),
      AbortSignal.timeout(5_000),
    );
    expect(askedBy(connection)).toEqual(askedBy(await shared.connect()));
  });

  const askedBy = (open: mongoose.Connection) => {
    const { readConcern, writeConcern, readPreference, retryReads, retryWrites } =
      open.getClient().options;
    return { readConcern, writeConcern, readPreference, retryReads, retryWrites };
  };
});
