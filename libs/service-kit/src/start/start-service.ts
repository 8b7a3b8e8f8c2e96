import type { Abstract, Type } from '@nestjs/common';
import type { ServiceConfig } from '../config/define-config.js';

/** A service that runs in this process. */
export interface RunningService {
  /** `http://127.0.0.1:3001` */
  readonly baseUrl: string;
  /** A provider of the service: `service.get(Timers)`. */
  get<T>(token: Type<T> | Abstract<T>): T;
  /** Stops in order, within the budget. */
  close(): Promise<void>;
}

/**
 * Starts a service in this process and waits until MongoDB and (role worker) Kafka are there, at most 30 seconds.
 * `env` is the whole environment: `{ KORSA_PORT: '0', KORSA_DATABASE: …, KORSA_TOPIC_PREFIX: …, KORSA_SIMULATION: 'true' }`.
 */
export declare function startService(
  AppModule: Type,
  config: ServiceConfig,
  env?: Readonly<Record<string, string | undefined>>,
): Promise<RunningService>;
