import type { Connection } from 'mongoose';
import type { Registry } from 'prom-client';
import type { EventingLogger } from '../logger.js';
import type { KafkaSettings } from '../settings.js';

export interface RelayOptions {
  readonly kafka: KafkaSettings;
  /** The database with the `outbox`. */
  readonly connection: Connection;
  readonly registry: Registry;
  readonly logger: EventingLogger;
  /** How many shards the store writes; the same number as the store's. */
  readonly shards: number;
}

export interface RelayHealth {
  /** Shards this process publishes now. */
  readonly shards: readonly number[];
  /** When it last looked at its outbox successfully. */
  readonly lastProgress?: string;
}

/**
 * Publishes the outbox of a service in the order of its aggregates, at least once. Several processes may run one:
 * a shard belongs to one of them at a time, and to another within 5 seconds when that one dies.
 */
export class Relay {
  constructor(private readonly options: RelayOptions) {}

  /** Begins to publish; needs neither Kafka nor MongoDB to be there yet. */
  start(): void {}

  /** Looks at these shards at once: `store.onCommit((shards) => relay.ring(shards))`. Only saves waiting for the next poll. */
  ring(_shards: readonly number[]): void {}

  /** Ends the running sends, marks what was sent, gives up the shards. Gives up waiting after `deadlineMs`. */
  async stop(_deadlineMs: number): Promise<void> {}

  health(): RelayHealth {
    void this.options;
    return { shards: [] };
  }
}
