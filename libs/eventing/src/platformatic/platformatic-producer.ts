import { setTimeout as pause } from 'node:timers/promises';
import { ProduceAcks, Producer, type MessageToProduce } from '@platformatic/kafka';
import type { DriverProducer, OutgoingRecord } from '../driver/driver.js';
import { partitionOf } from '../driver/partition-of.js';
import type { WireNames } from '../driver/wire-names.js';
import type { KafkaSettings } from '../settings.js';
import { clientOptions } from './client.js';
import { protocolCodes, sendErrorOf } from './errors.js';

const requestTimeoutMs = 12_000;
/** How long a broker may take to be able to name a producer. */
const namedWithinMs = 5_000;

export class PlatformaticProducer implements DriverProducer {
  private readonly producer: Producer;
  private readonly partitionCounts = new Map<string, number>();
  private turn = 0;

  constructor(
    settings: KafkaSettings,
    private readonly names: WireNames,
  ) {
    this.producer = new Producer(clientOptions(settings, requestTimeoutMs));
  }

  /** Rejects when the brokers are away or refuse the login. */
  async connect(): Promise<void> {
    await this.producer.connectToBrokers();
    await this.getNamed();
  }

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    if (records.length === 0) return;
    try {
      await this.learnPartitionCounts(records);
      const messages = records.map((record) => this.messageOf(record));
      // Idempotent per send: as an option of the producer it would bring back endless retries.
      await this.producer.send({ messages, acks: ProduceAcks.ALL, idempotent: true });
    } catch (error) {
      throw sendErrorOf(error);
    }
  }

  async close(): Promise<void> {
    await this.producer.close();
  }

  /** A broker that has just begun has no ids for producers yet, and says so. */
  private async getNamed(): Promise<void> {
    const deadline = performance.now() + namedWithinMs;
    for (;;) {
      try {
        await this.producer.initIdempotentProducer({});
        return;
      } catch (error) {
        const loading = protocolCodes(error).has('COORDINATOR_LOAD_IN_PROGRESS');
        if (!loading || performance.now() > deadline) throw error;
        await pause(100);
      }
    }
  }

  /** Topics keep their number of partitions for life. */
  private async learnPartitionCounts(records: readonly OutgoingRecord[]): Promise<void> {
    const names = new Set(records.map(({ topic }) => this.names.toWire(topic)));
    const unknown = [...names].filter((name) => !this.partitionCounts.has(name));
    if (unknown.length === 0) return;
    const { topics } = await this.producer.metadata({ topics: unknown });
    for (const [name, { partitionsCount }] of topics) {
      this.partitionCounts.set(name, partitionsCount);
    }
  }

  private messageOf(record: OutgoingRecord): MessageToProduce {
    const topic = this.names.toWire(record.topic);
    const partitions = this.partitionCounts.get(topic) ?? 1;
    const { key, value, headers } = record;
    return {
      topic,
      partition: key === null ? this.turn++ % partitions : partitionOf(key, partitions),
      headers: new Map(Object.entries(headers).map(([n, v]) => [Buffer.from(n), Buffer.from(v)])),
      ...(key === null ? {} : { key: Buffer.from(key) }),
      // A tombstone is a null on the wire, which the type of the client leaves out.
      ...(value === null ? {} : { value: Buffer.from(value) }),
    };
  }
}
