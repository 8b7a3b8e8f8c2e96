import type { DriverProducer, KafkaDriver, OutgoingRecord } from './driver.js';
import { withDeadline } from './with-deadline.js';

const sendDeadlineMs = 15_000;

/**
 * A producer that is replaced after every failure: kafkajs cannot repair the sequence numbers of an idempotent
 * producer whose send failed, and a send without a deadline of its own may never end.
 */
export class Sender {
  private producer: Promise<DriverProducer> | undefined;

  constructor(private readonly driver: KafkaDriver) {}

  /** Resolves when all records are acknowledged. After a rejection any part of them may be written. */
  async send(records: readonly OutgoingRecord[]): Promise<void> {
    this.producer ??= this.driver.producer();
    const { producer } = this;
    try {
      await withDeadline(
        'Sending to Kafka',
        sendDeadlineMs,
        producer.then((connected) => connected.send(records)),
      );
    } catch (error) {
      this.discard(producer);
      throw error;
    }
  }

  async close(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    await producer?.then((connected) => connected.close()).catch(() => undefined);
  }

  private discard(producer: Promise<DriverProducer>): void {
    if (this.producer === producer) this.producer = undefined;
    void producer.then((connected) => connected.close()).catch(() => undefined);
  }
}
