import { eventually } from '@korsa/testing';
import { randomUUID } from 'node:crypto';
import { pause } from '../src/driver/back-off.js';
import type {
  ConsumerEnd,
  ConsumerOptions,
  DriverConsumer,
  KafkaDriver,
  OutgoingRecord,
  RecordBatch,
  TopicSettings,
} from '../src/driver/driver.js';

/** What the promise suites ask of a broker beyond the port. */
export interface DriverWorld {
  readonly driver: KafkaDriver;
  /**
   * Whether a partition in work holds up the others of its broker. kafkajs does: it asks a broker again only when every
   * batch of the answer before is worked off.
   */
  readonly holdsUp?: boolean;
  /** Removes the records of the partition before `offset`, as retention does. */
  trim(topic: string, partition: number, offset: number): Promise<void>;
}

export type Pair = readonly [key: string, value: string | null];

interface Reading {
  /** `key=value` of every record, in the order of delivery. */
  readonly seen: string[];
  readonly consumer: DriverConsumer;
}

/** A topic and a group of its own, and consumers that are stopped at the end. */
export class DriverStage {
  readonly topic = `topic.${randomUUID()}`;
  private readonly closing: (() => Promise<void>)[] = [];

  constructor(readonly driver: KafkaDriver) {}

  async createTopic({ name = this.topic, partitions = 3, ...more }: Partial<TopicSettings> = {}) {
    const admin = await this.driver.admin();
    await admin.createTopics([
      { name, partitions, retentionMs: 3_600_000, cleanup: 'delete', ...more },
    ]);
    await admin.close();
  }

  async close(): Promise<void> {
    for (const close of this.closing.splice(0).reverse()) await close();
  }

  whenClosed(close: () => Promise<void>): void {
    this.closing.push(close);
  }

  async send(pairs: readonly Pair[]): Promise<void> {
    await this.sendRecords(
      pairs.map(([key, value]) => ({ key, value, headers: { ce_id: `id-${value}` } })),
    );
  }

  async sendRecords(records: readonly Omit<OutgoingRecord, 'topic'>[]): Promise<void> {
    const producer = await this.driver.producer();
    try {
      await producer.send(records.map((record) => ({ topic: this.topic, ...record })));
    } finally {
      await producer.close();
    }
  }

  async consume(
    options: Partial<ConsumerOptions> & Pick<ConsumerOptions, 'onBatch'>,
  ): Promise<DriverConsumer> {
    const { topic } = this;
    const consumer = this.driver.consumer({ group: `group.${topic}`, topics: [topic], ...options });
    this.whenClosed(() => consumer.stop(5_000));
    await consumer.start();
    return consumer;
  }

  /** Reads everything and says that it is done with it. */
  async collect(options: Partial<ConsumerOptions> = {}, seen: string[] = []): Promise<Reading> {
    const onBatch = (batch: RecordBatch): Promise<void> => {
      seen.push(...texts(batch));
      finish(batch);
      return Promise.resolve();
    };
    return { seen, consumer: await this.consume({ onBatch, ...options }) };
  }

  /** Reads on with another consumer whenever one has ended in a way that passes, as the runtime does. */
  async collectOn(): Promise<{ readonly seen: string[]; readonly failures: unknown[] }> {
    const seen: string[] = [];
    const failures: unknown[] = [];
    let closed = false;
    this.whenClosed(() => Promise.resolve(void (closed = true)));
    const onEnd = ({ error, recoverable }: ConsumerEnd): void => {
      if (recoverable) void again();
      else failures.push(error);
    };
    const again = async (): Promise<void> => {
      await pause(200);
      if (!closed) await this.collect({ onEnd }, seen).catch(again);
    };
    await this.collect({ onEnd }, seen);
    return { seen, failures };
  }

  /** Reads until there are so many batches; answers those. */
  async batches(count = 1): Promise<readonly RecordBatch[]> {
    const batches: RecordBatch[] = [];
    await this.consume({
      onBatch: (batch) => Promise.resolve(void (batches.push(batch), finish(batch))),
    });
    await eventually(() => batches.length >= count);
    return batches;
  }
}

export function texts(batch: RecordBatch): string[] {
  return batch.records.map(({ key, value }) => `${key?.toString()}=${value?.toString()}`);
}

export function finish(batch: RecordBatch): void {
  batch.done(batch.records.at(-1)?.offset ?? '');
}
