import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { connectToMongo } from './mongo-connection.js';

export interface Closable {
  close(): Promise<void>;
}

/** The shared broker and mongod, with names that no other test file uses. What it gives ends with the test file. */
export interface Infrastructure {
  readonly kafkaBrokers: string;
  readonly mongoUrl: string;
  /** Starts every topic and consumer group of this test file. */
  readonly topicPrefix: string;
  /** A database name of this test file; `name` tells several apart. It is dropped at the end. */
  database(name?: string): string;
  /** An open connection to `database(name)`, with the settings of a service; `more` changes some. */
  connect(name?: string, more?: mongoose.ConnectOptions): Promise<mongoose.Connection>;
  /** Closes it at the end; answers what it was given. */
  closing<T extends Closable>(opened: T): T;
}

/**
 * Real Kafka and MongoDB for one test file; call it once, at the top of the file.
 * Under Jest the global setup has started them. Throws when the environment names none.
 */
export function infrastructure(): Infrastructure {
  const kafkaBrokers = fromEnvironment('KORSA_KAFKA_BROKERS');
  const mongoUrl = fromEnvironment('KORSA_MONGO_URL');
  const run = randomBytes(4).toString('hex');
  const databases = new Set<string>();
  const opened: Closable[] = [];

  const database = (name = 'test') => {
    const isolated = `t${run}_${name}`;
    databases.add(isolated);
    return isolated;
  };
  const closing = <T extends Closable>(open: T) => {
    opened.push(open);
    return open;
  };
  whenTheFileIsDone(async () => {
    await Promise.all(opened.map((open) => open.close()));
    await drop(mongoUrl, databases);
  });
  return {
    kafkaBrokers,
    mongoUrl,
    topicPrefix: `t${run}.`,
    database,
    connect: async (name, more) => closing(await connectToMongo(mongoUrl, database(name), more)),
    closing,
  };
}

function fromEnvironment(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: integration tests run with jest.int.mjs, which sets it.`);
  }
  return value;
}

async function drop(mongoUrl: string, databases: Set<string>): Promise<void> {
  if (databases.size === 0) return;
  const connection = await mongoose.createConnection(mongoUrl).asPromise();
  for (const name of databases) await connection.useDb(name).dropDatabase();
  await connection.close();
}

/** This library is also used where no test runner is; there the caller closes, or the process ends with its data. */
function whenTheFileIsDone(cleanUp: () => Promise<void>): void {
  if (typeof globalThis.afterAll === 'function') globalThis.afterAll(cleanUp);
}
