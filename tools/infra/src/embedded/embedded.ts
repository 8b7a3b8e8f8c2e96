import type { Provider } from '../choose-provider.js';
import { allOf, allOrNone } from '../all-of.js';
import type { Infrastructure, Request } from '../infrastructure.js';
import { choosePorts } from '../net/ports.js';
import { ServerFailed } from '../server-failed.js';
import { dataFolders } from './data-folders.js';
import { findJava } from './java.js';
import { findKafkaJars, kafkaVersion } from './kafka-jars.js';
import { findMongod, mongodVersion } from './mongod-binary.js';
import { startKafka } from './start-kafka.js';
import { startMongo } from './start-mongo.js';

interface Programs {
  readonly java: string;
  readonly jars: string;
  readonly mongod: string;
}

/** Apache Kafka and mongod as processes of this machine, on its loopback address. */
export const embedded: Provider = {
  name: 'embedded',
  async find({ log, env }) {
    const [java, jars, mongod] = await allOf([
      findJava(env),
      findKafkaJars(log),
      findMongod(log),
    ] as const);
    return (request) => start({ java, jars, mongod }, request);
  },
};

const attempts = 3;

async function start(programs: Programs, request: Request): Promise<Infrastructure> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(programs, request);
    } catch (error) {
      const again = error instanceof ServerFailed && error.portWasTaken && attempt < attempts;
      if (!again) throw error;
    }
  }
}

async function startOnce(
  { java, jars, mongod }: Programs,
  request: Request,
): Promise<Infrastructure> {
  const { log, purpose } = request;
  const ports = await choosePorts(request);
  const programs = `Kafka ${await kafkaVersion()} and MongoDB ${await mongodVersion(mongod)}`;
  const { kafka, mongo, keep, hint } = await dataFolders(purpose, programs);
  const plan = { keep, hint, log, env: { ...process.env, ...request.environment } };
  const [broker, database] = await allOrNone([
    startKafka(
      { java, jars },
      { ...plan, port: ports.kafka, folder: kafka, listeners: request.kafkaListeners ?? [] },
    ),
    startMongo(mongod, { ...plan, port: ports.mongo, folder: mongo }),
  ] as const);
  return {
    provider: 'embedded',
    kafkaBrokers: `127.0.0.1:${ports.kafka}`,
    mongoUrl: `mongodb://127.0.0.1:${ports.mongo}/?replicaSet=rs0`,
    servers: { kafka: broker, mongo: database },
    stop: async () => void (await Promise.all([broker.stop(), database.stop()])),
  };
}
