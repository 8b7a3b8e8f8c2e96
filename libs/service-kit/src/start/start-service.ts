import { setTimeout as pause } from 'node:timers/promises';
import type { Abstract, Type } from '@nestjs/common';
import type { ServiceConfig } from '../config/define-config.js';
import type { Variables } from '../config/load-config.js';
import { launch } from './launch.js';

/** A service that runs in this process. */
export interface RunningService {
  /** `http://127.0.0.1:3001` */
  readonly baseUrl: string;
  /** A provider of the service: `service.get(Timers)`. */
  get<T>(token: Type<T> | Abstract<T>): T;
  /** Stops in order, within the budget. Rejects when something could not be stopped. */
  close(): Promise<void>;
}

/** How long MongoDB and Kafka may take to be there. */
const patienceMs = 30_000;

/**
 * Starts a service in this process and waits until MongoDB is prepared and (role worker) its topics exist, at most
 * 30 seconds. `env` is the whole environment:
 * `{ KORSA_PORT: '0', KORSA_DATABASE: …, KORSA_TOPIC_PREFIX: …, KORSA_SIMULATION: 'true' }`.
 * Throws ConfigurationInvalid, PortTaken, or an error that says what did not come; nothing is left running then.
 */
export async function startService(
  AppModule: Type,
  config: ServiceConfig,
  env: Variables = process.env,
): Promise<RunningService> {
  const { app, baseUrl, connections, runtime, shutdown } = await launch(
    AppModule,
    config,
    env,
    () => undefined,
  );
  const close = async () => {
    const { unfinished } = await shutdown.run();
    if (unfinished.length > 0) throw new Error(`Could not stop ${unfinished.join(', ')}.`);
  };
  const waiting = new AbortController();
  const outOfPatience = pause(patienceMs, 'late' as const, { signal: waiting.signal });
  const outcome = await Promise.race([connections.ready, outOfPatience]).finally(() =>
    waiting.abort(),
  );
  if (outcome === 'late') {
    const missing = runtime.readiness.prepared ? 'Kafka' : 'MongoDB';
    await close();
    throw new Error(`${config.service} did not reach ${missing} within ${patienceMs} ms.`);
  }
  return { baseUrl, get: (token) => app.get(token, { strict: false }), close };
}
