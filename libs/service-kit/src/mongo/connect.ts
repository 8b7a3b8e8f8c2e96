import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import type { Logger } from 'pino';

export interface MongoSettings {
  readonly url: string;
  readonly database: string;
  readonly poolSize: number;
  readonly appName: string;
}

/** A connection that is not open yet. Queries fail at once until it is, instead of waiting in memory. */
export function createConnection(): mongoose.Connection {
  return mongoose.createConnection();
}

/** Between two attempts to reach MongoDB for the first time, milliseconds. */
const retryMs = 500;

/**
 * Opens the connection and keeps trying until it succeeds or `signal` aborts; rejects with AbortError then.
 * Afterwards the driver reconnects by itself. Waits are bounded: an operation fails after 5 seconds without a server.
 */
export async function openConnection(
  connection: mongoose.Connection,
  settings: MongoSettings,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted();
    try {
      await connection.openUri(settings.url, optionsOf(settings));
      if (attempt > 1) logger.info({ attempt }, 'MongoDB is there now');
      return;
    } catch (err) {
      if (attempt === 1 || attempt % 20 === 0)
        logger.warn({ err, attempt }, 'MongoDB does not answer yet; trying on');
      // Not by force: mongoose would take a connection that was closed so for unusable, also when it is open again.
      await connection.close().catch(() => undefined);
      await pause(retryMs, undefined, { signal });
    }
  }
}

/** MongoDB has not answered for as long as somebody wants to wait for it. */
export class MongoSilent extends Error {
  constructor(limitMs: number) {
    super(
      `MongoDB has not answered for ${limitMs / 1_000} s. See whether it runs and whether KORSA_MONGO_URL is right.`,
    );
    this.name = 'MongoSilent';
  }
}

/** Opens the connection as `openConnection` does, for work that ends. Throws MongoSilent after about `limitMs`. */
export async function openWithin(
  limitMs: number,
  connection: mongoose.Connection,
  settings: MongoSettings,
  logger: Logger,
): Promise<void> {
  const limit = AbortSignal.timeout(limitMs);
  try {
    await openConnection(connection, settings, logger, limit);
  } catch (error) {
    throw limit.aborted ? new MongoSilent(limitMs) : error;
  }
}

function optionsOf({ database, poolSize, appName }: MongoSettings): mongoose.ConnectOptions {
  return {
    dbName: database,
    appName,
    maxPoolSize: poolSize,
    minPoolSize: 1,
    serverSelectionTimeoutMS: 5_000,
    connectTimeoutMS: 5_000,
    waitQueueTimeoutMS: 5_000,
    socketTimeoutMS: 60_000,
    w: 'majority',
    journal: true,
    readConcernLevel: 'majority',
    readPreference: 'primary',
    retryWrites: true,
    retryReads: true,
    promoteBuffers: true,
    bufferCommands: false,
    autoCreate: false,
    autoIndex: false,
  };
}
