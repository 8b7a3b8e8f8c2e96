import { setTimeout as pause } from 'node:timers/promises';
import {
  ensureTopics,
  EventTransport,
  Relay,
  type Projection,
  type TopicKeeper,
} from '@korsa/eventing';
import { storeDefaults } from '@korsa/store';
import type { INestApplication } from '@nestjs/common';
import type { ServiceConfig } from '../config/define-config.js';
import { openConnection } from '../mongo/connect.js';
import { LiveModels } from '../replay/live-models.js';
import type { Runtime } from './runtime.js';

/** What reaches out from the process, in the background. */
export interface Connections {
  /** MongoDB was reached and prepared, and the topics exist (role `worker`). Rejects only when stopped before. */
  readonly ready: Promise<void>;
  readonly transport?: EventTransport;
  readonly relay?: Relay;
  readonly readModels?: LiveModels;
  readonly topics?: TopicKeeper;
  /** Gives up what was not reached yet. */
  abandon(): void;
}

/** Between two attempts to prepare the database, milliseconds. */
const retryMs = 1_000;

/**
 * Connects MongoDB for every role, and for a worker Kafka: creates topics; as soon as the database is prepared it
 * consumes, publishes and runs the timers. Returns at once; whatever is away is tried again until it is there.
 */
export function connect(
  app: INestApplication,
  runtime: Runtime,
  { publishes, readModels }: Pick<ServiceConfig, 'publishes' | 'readModels'>,
  onFatal: () => void,
): Connections {
  const abandoned = new AbortController();
  const prepared = prepareMongo(runtime, abandoned.signal);
  if (!runtime.kit.roles.has('worker'))
    return { ready: quiet(prepared), abandon: () => abandoned.abort() };
  const end = endOf(runtime, onFatal);
  const { transport, relay, models } = createWorker(app, runtime, readModels, end);
  const topics = ensureTopics({ ...kafkaOf(runtime), topics: publishes });
  const working = prepared.then(async () => {
    abandoned.signal.throwIfAborted();
    await app.startAllMicroservices();
    relay.start();
    models.start();
    runtime.timers.start();
  });
  working.catch((err: unknown) => {
    if (!abandoned.signal.aborted) end(err, 'the worker could not start');
  });
  const ready = quiet(Promise.all([working, topics.ready]).then(() => undefined));
  const abandon = () => abandoned.abort();
  return { ready, transport, relay, readModels: models, topics, abandon };
}

/** The promise, without a complaint of Node when nobody asks for its failure. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

type End = (err: unknown, message: string) => void;

/** Says in the log and to the health checks that the worker cannot go on, and ends what it runs in. */
function endOf({ logger, consumers }: Runtime, onFatal: () => void): End {
  return (err, message) => {
    logger.fatal({ err }, message);
    consumers.markFatal();
    onFatal();
  };
}

function createWorker(
  app: INestApplication,
  runtime: Runtime,
  readModels: readonly Projection[],
  end: End,
): { transport: EventTransport; relay: Relay; models: LiveModels } {
  const { connection, registry, store, consumers, kit } = runtime;
  const endConsumer = (err: Error): void => end(err, 'a consumer has stopped for good');
  const shared = { ...kafkaOf(runtime), connection, registry };
  const transport = new EventTransport({
    ...shared,
    simulation: kit.simulation !== undefined,
    onFatal: endConsumer,
  });
  const relay = new Relay({
    ...shared,
    shards: storeDefaults.shards,
    listen: !kit.roles.has('api'),
  });
  const models = new LiveModels(runtime, readModels, endConsumer);
  consumers.watch(() => [...transport.health(), ...models.health()]);
  store.onCommit((shards) => relay.ring(shards));
  app.connectMicroservice({ strategy: transport });
  return { transport, relay, models };
}

async function prepareMongo(runtime: Runtime, signal: AbortSignal): Promise<void> {
  const { connection, store, answers, kit, logger, readiness } = runtime;
  await openConnection(connection, { ...kit.mongo, appName: kit.service }, logger, signal);
  for (let attempt = 1; !readiness.prepared; attempt++) {
    signal.throwIfAborted();
    try {
      await store.prepare();
      await answers.prepare();
      readiness.markPrepared();
    } catch (err) {
      logger.warn({ err, attempt }, 'the database is not prepared yet; trying on');
      await pause(retryMs, undefined, { signal });
    }
  }
}

function kafkaOf({ kit, logger }: Runtime) {
  return { kafka: kit.kafka, logger };
}
