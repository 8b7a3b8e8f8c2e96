import type { IncomingRecord, KafkaDriver } from '../driver/driver.js';
import { Sender } from '../driver/sender.js';

const thirtyDaysMs = 30 * 86_400_000;

/**
 * Keeps records that are no events of ours, byte for byte, in `<topic>.<group>.dlq`: nothing is known of them that
 * could be parked or retried, but somebody has to look.
 */
export class RawLetters {
  private readonly sender: Sender;
  private readonly created = new Set<string>();

  constructor(
    private readonly driver: KafkaDriver,
    private readonly group: string,
  ) {
    this.sender = new Sender(driver);
  }

  /** Resolves when the copy is durable. */
  async keep(record: IncomingRecord, reason: string): Promise<void> {
    const topic = `${record.topic}.${this.group}.dlq`;
    if (!this.created.has(topic)) await this.create(topic);
    this.created.add(topic);
    await this.sender.send([
      {
        topic,
        key: record.key,
        value: record.value,
        headers: {
          ...record.headers,
          korsa_origin_topic: record.topic,
          korsa_origin_partition: String(record.partition),
          korsa_origin_offset: record.offset,
          korsa_group: this.group,
          korsa_reason: reason,
        },
      },
    ]);
  }

  async close(): Promise<void> {
    await this.sender.close();
  }

  private async create(name: string): Promise<void> {
    const admin = await this.driver.admin();
    try {
      const existing = await admin.partitionCounts([name]);
      if (existing.has(name)) return;
      await admin.createTopics([
        { name, partitions: 1, retentionMs: thirtyDaysMs, cleanup: 'delete' },
      ]);
    } finally {
      await admin.close();
    }
  }
}
