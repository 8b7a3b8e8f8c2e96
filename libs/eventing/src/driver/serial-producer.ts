import type { DriverProducer, OutgoingRecord } from './driver.js';

/**
 * Sends one call after another, and nothing more after a failure. Client libraries mix up the sequence numbers of an
 * idempotent producer when one of several overlapping sends fails: the broker then takes other records for repeated
 * ones, and acknowledges them without writing them.
 */
export class SerialProducer implements DriverProducer {
  private last: Promise<void> = Promise.resolve();
  private spent = false;

  constructor(private readonly producer: DriverProducer) {}

  send(records: readonly OutgoingRecord[]): Promise<void> {
    const sending = this.last.then(() => this.sendAlone(records));
    this.last = sending.catch(() => undefined);
    return sending;
  }

  close(): Promise<void> {
    this.spent = true;
    return this.producer.close();
  }

  private async sendAlone(records: readonly OutgoingRecord[]): Promise<void> {
    if (this.spent) throw new Error('The producer is spent after a failure or closed.');
    try {
      await this.producer.send(records);
    } catch (error) {
      this.spent = true;
      throw error;
    }
  }
}
