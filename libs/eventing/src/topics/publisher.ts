import type { WireMessage } from '@korsa/contracts';
import { openDriver } from '../driver/open-driver.js';
import { silentLogger } from '../logger.js';
import type { KafkaSettings } from '../settings.js';

/** Sends records straight to topics: for tests and tools. Services publish through the outbox only. */
export interface Publisher {
  /** Resolves when Kafka has them; the order of the call is kept per key. The topic must exist. */
  publish(topic: string, messages: readonly WireMessage[]): Promise<void>;
  close(): Promise<void>;
}

/** Connects a publisher. Rejects when Kafka is away. */
export async function createPublisher(kafka: KafkaSettings): Promise<Publisher> {
  const producer = await openDriver(kafka, silentLogger).producer();
  return {
    publish: (topic, messages) => producer.send(messages.map((message) => ({ topic, ...message }))),
    close: () => producer.close(),
  };
}
