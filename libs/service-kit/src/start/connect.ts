import { setTimeout as pause } from 'node:timers/promises';
import type { Topic } from '@korsa/contracts';
import { ensureTopics, EventTransport, Relay, type TopicKeeper } from '@korsa/eventing';
import { storeDefaults } from '@korsa/store';
import type { INestApplication } from '@nestjs/common';
import { openConnection } from '../mongo/connect.js';
import type { Runtime } from './runtime.js';

/** What reaches out from the process, in the background. */
export interface Connections {
  /** MongoDB was reached and prepared, and the topics exist (role `worker`). Rejects only when stopped before. */
  readonly ready: Promise<void>;
  readonly transport?: EventTransport;
  readonly relay?: Relay;
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
  published: readonly Topic[],
  onFatal: () => void,
): Connections {
  const abandoned = new AbortController();
  const prepared = prepareMongo(runtime, abandoned.signal);
  if (!runtime.kit.roles.has('worker'))
    return { ready: quiet(prepared), abandon: () => abandoned.abort() };
  const { transport, relay } = createWorker(app, runtime, onFatal);
  const topics = ensureTopics({ ...kafkaOf(runtime), topics: published });
  const working = prepared.then(async () => {
    abandoned.signal.throwIfAborted();
    await app.startAllMicroservices();
    relay.start();
    runtime.timers.start();
  });
  const ready = quiet(Promise.all([working, topics.ready]).then(() => undefined));
  return { ready, transport, relay, topics, abandon: () => abandoned.abort() };
}

/** The promise, without a complaint of Node when nobody asks for its failure. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

function createWorker(
  app: INestApplication,
  runtime: Runtime,
  onFatal: () => void,
): { transport: EventTransport; relay: Relay } {
  const { connection, registry, store, consumers, kit, logger } = runtime;
  const shared = { ...kafkaOf(runtime), connection, registry };
  const transport = new EventTransport({
    ...shared,
    simulation: kit.simulation !== undefined,
    onFatal: (err) => {
      logger.fatal({ err }, 'a consumer has stopped for good');
      consumers.markFatal();
      onFatal();
    },
  });
  const relay = new Relay({
    ...shared,
    shards: storeDefaults.shards,
    listen: !kit.roles.has('api'),
  });
  consumers.watch(() => transport.health());
  store.onCommit((shards) => relay.ring(shards));
  app.connectMicroservice({ strategy: transport });
  return { transport, relay };
}

async function prepareMongo(runtime: Runtime, signal: AbortSignal): Promise<void> {
  const { connection, store, kit, logger, readiness } = runtime;
  await openConnection(connection, { ...kit.mongo, appName: kit.service }, logger, signal);
  for (let attempt = 1; !readiness.prepared; attempt++) {
    signal.throwIfAborted();
    try {
      await store.prepare();
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
