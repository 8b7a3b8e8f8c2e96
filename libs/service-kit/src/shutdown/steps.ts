import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenConnections } from '../http/open-connections.js';
import type { Connections } from '../start/connect.js';
import type { Runtime } from '../start/runtime.js';
import type { ShutdownStep } from './shutdown.js';

/** Kept back from the share of requests, consumer and relay, so that the steps after them get their turn, milliseconds. */
const reserveMs = 3_000;

/**
 * The order in which a service stops: nothing new comes in, what runs ends, what was decided is published if it can be,
 * and the database goes last. What is left over is safe: it is in the outbox or was never acknowledged.
 */
export function shutdownSteps(
  app: NestFastifyApplication,
  runtime: Runtime,
  sockets: OpenConnections,
  { transport, relay, readModels, topics, ...connecting }: Connections,
): ShutdownStep[] {
  const { readiness, timers, store, connection, kit } = runtime;
  const share = (leftMs: number) => Math.max(leftMs - reserveMs, leftMs / 2);
  return [
    { name: 'readiness', stop: () => readiness.drain() },
    { name: 'drain', stop: () => pause(kit.shutdown.delayMs) },
    { name: 'connecting', stop: () => connecting.abandon() },
    { name: 'http', stop: (leftMs) => sockets.drain(() => stopListening(app), share(leftMs)) },
    { name: 'timers', stop: () => timers.stop() },
    { name: 'consumer', stop: (leftMs) => transport?.stop(share(leftMs)) },
    { name: 'read models', stop: (leftMs) => readModels?.stop(share(leftMs)) },
    { name: 'store', stop: () => store.close() },
    { name: 'relay', stop: (leftMs) => relay?.stop(share(leftMs)) },
    { name: 'topics', stop: () => topics?.stop() },
    { name: 'providers', stop: () => app.close() },
    { name: 'mongodb', stop: () => connection.close() },
  ];
}

function stopListening(app: NestFastifyApplication): Promise<unknown> {
  return app.getHttpAdapter().close() as Promise<unknown>;
}
