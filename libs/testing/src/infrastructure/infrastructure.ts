import { randomBytes } from 'node:crypto';
import type { Topic } from '@korsa/contracts';
import mongoose from 'mongoose';
import { EventProbe } from '../events/event-probe.js';
import { Neighbour } from '../events/neighbour.js';

/** The shared broker and mongod, with names that no other test file uses. What it gives ends with the test file. */
export interface Infrastructure {
  readonly kafkaBrokers: string;
  readonly mongoUrl: string;
  /** Starts every topic and consumer group of this test file. */
  readonly topicPrefix: string;
  /** A database name of this test file; `name` tells several apart. It is dropped at the end. */
  database(name?: string): string;
  /** An open connection to `database(name)`. */
  connect(name?: string): Promise<mongoose.Connection>;
  /** Listens to topics, which must exist. */
  probe(topics: readonly Topic[]): Promise<EventProbe>;
  /** Plays the owner of topics, which are created when they are missing. */
  neighbour(topics: readonly Topic[]): Promise<Neighbour>;
}

/**
 * Real Kafka and MongoDB for one test file; call it once, at the top of the file.
 * Under Jest the global setup has started them. Throws when the environment names none.
 */
export function infrastructure(): Infrastructure {
  const kafkaBrokers = fromEnvironment('KORSA_KAFKA_BROKERS');
  const mongoUrl = fromEnvironment('KORSA_MONGO_URL');
  const run = randomBytes(4).toString('hex');
  const scope = { kafkaBrokers, topicPrefix: `t${run}.` };
  const databases = new Set<string>();
  const opened: { close(): Promise<void> }[] = [];

  const database = (name = 'test') => {
    const isolated = `t${run}_${name}`;
    databases.add(isolated);
    return isolated;
  };
  const closing = async <T extends { close(): Promise<void> }>(opening: Promise<T>) => {
    const open = await opening;
    opened.push(open);
    return open;
  };
  whenTheFileIsDone(async () => {
    await Promise.all(opened.map((open) => open.close()));
    await drop(mongoUrl, databases);
  });
  return {
    ...scope,
    mongoUrl,
    database,
    connect: (name) =>
      closing(mongoose.createConnection(mongoUrl, { dbName: database(name) }).asPromise()),
    probe: (topics) => closing(EventProbe.follow(scope, topics)),
    neighbour: (topics) => closing(Neighbour.of(scope, topics)),
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
