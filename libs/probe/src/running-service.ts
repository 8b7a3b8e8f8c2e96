import {
  createClient,
  ProblemError,
  type Api,
  type ClientOf,
  type ProblemDetails,
  type Topic,
  type WireMessage,
} from '@korsa/contracts';
import {
  createPublisher,
  ensureTopics,
  readTopics,
  silentLogger,
  type TopicRecord,
} from '@korsa/eventing';
import { startService, type RunningService, type ServiceConfig } from '@korsa/service-kit';
import { infrastructure } from '@korsa/testing';
import { kafkaSettings } from './kafka-scope.js';
import { runProgram, type ProgramEnd } from './run-program.js';

interface Setting<A extends Api> {
  readonly AppModule: Parameters<typeof startService>[0];
  readonly config: ServiceConfig;
  readonly api: A;
  /** The topics of its neighbours, which are played by their events. */
  readonly learnsFrom: readonly Topic[];
  /** The simulated time at first. */
  readonly startsAt: string;
  /** Settings of the service itself. */
  readonly environment?: Readonly<Record<string, string>>;
  /** How many of it run over one database, as several processes do. Default 1. */
  readonly instances?: number;
}

const actor = '019a1100-0000-7000-8000-0000000000aa';

/**
 * A whole service on real MongoDB and Kafka, in simulated time, for the tests of one file: call it at the top, `start`
 * it before and `stop` it after.
 */
export function runningService<A extends Api>(setting: Setting<A>) {
  const shared = infrastructure();
  const { kafkaBrokers, mongoUrl, topicPrefix } = shared;
  const { service: name } = setting.config;
  const kafka = kafkaSettings(shared);
  const services: RunningService[] = [];
  let now = setting.startsAt;

  const url = (instance = 0) => services[instance]?.baseUrl ?? '';
  const headers = (area: string, more: Readonly<Record<string, string>> = {}) => ({
    'korsa-area': area,
    'korsa-actor': actor,
    'korsa-simulated-time': now,
    ...more,
  });

  const environment = () => ({
    KORSA_KAFKA_BROKERS: kafkaBrokers,
    KORSA_MONGO_URL: mongoUrl,
    KORSA_DATABASE: shared.database(name),
    KORSA_TOPIC_PREFIX: topicPrefix,
    KORSA_PORT: '0',
    KORSA_SIMULATION: 'true',
    KORSA_LOG_LEVEL: 'error',
    ...setting.environment,
  });

  return {
    shared,
    url,
    headers,
    async start(): Promise<void> {
      const topics = ensureTopics({ kafka, topics: setting.learnsFrom, logger: silentLogger });
      await topics.ready;
      for (let instance = 0; instance < (setting.instances ?? 1); instance += 1)
        services.push(await startService(setting.AppModule, setting.config, environment()));
    },
    async stop(): Promise<void> {
      await Promise.all(services.map((service) => service.close()));
    },
    /** Runs the program of the service with a command, beside it, as an operator does. */
    command: (main: URL, ...args: readonly string[]): Promise<ProgramEnd> =>
      runProgram(main, args, environment()),
    /** Moves the time of the following calls. */
    at(instant: string): void {
      now = instant;
    },
    /** Calls as somebody who acts for the area. */
    as(area: string, more: Readonly<Record<string, string>> = {}, instance = 0): ClientOf<A> {
      return createClient(setting.api, {
        baseUrl: url(instance),
        headers: () => headers(area, more),
      });
    },
    /** A call that no client would make, with a key of its own; `body` goes as it is when it is text. */
    send(method: string, path: string, body: unknown, area = '33.71'): Promise<Response> {
      return fetch(`${url()}${path}`, {
        method,
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: {
          ...headers(area),
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
        },
      });
    },
    /** What a neighbour would say, in this order. */
    async hear(topic: Pick<Topic, 'name'>, messages: readonly WireMessage[]): Promise<void> {
      const publisher = await createPublisher(kafka);
      await publisher.publish(topic.name, messages);
      await publisher.close();
    },
    /** Everything that a topic holds now. */
    records: (topic: Pick<Topic, 'name'>): Promise<TopicRecord[]> =>
      readTopics(kafka, [topic.name]),
    /** The states in a collection, in the order of their ids; without `ord`, which follows the time of the run. */
    async states(collection: string): Promise<Record<string, unknown>[]> {
      const connection = await shared.connect(name);
      const found = await connection.collection(collection).find().sort({ _id: 1 }).toArray();
      return found.map(({ ord: _ord, ...state }) => state);
    },
  };
}

/** The problem details of a refused call; fails when it was not refused. */
export async function problemOf(call: Promise<unknown>): Promise<ProblemDetails> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('Nothing was refused.');
}
