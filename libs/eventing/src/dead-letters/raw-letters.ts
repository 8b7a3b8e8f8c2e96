import { createHash } from 'node:crypto';
import type { IncomingRecord, KafkaDriver, OutgoingRecord } from '../driver/driver.js';
import { RecordRejected } from '../driver/errors.js';
import { Sender } from '../driver/sender.js';

const thirtyDaysMs = 30 * 86_400_000;
/** For what is added to the headers of a record. */
const roomBytes = 65_536;

/**
 * Keeps records that are no events of ours, byte for byte, in `<topic>.<group>.dlq`: nothing is known of them that
 * could be parked or retried, but somebody has to look. What that topic refuses is kept without its bytes.
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

  /** Resolves when the copy, or what is taken of it, is durable. */
  async keep(record: IncomingRecord, reason: string): Promise<void> {
    const topic = `${record.topic}.${this.group}.dlq`;
    if (!this.created.has(topic)) await this.create(topic);
    this.created.add(topic);
    await this.send(copiesOf(record, topic, this.group, reason));
  }

  async close(): Promise<void> {
    await this.sender.close();
  }

  /** The first copy that is taken: a record can be just too large for what is added to it. */
  private async send(copies: Iterable<OutgoingRecord>): Promise<void> {
    let refusal: unknown;
    for (const copy of copies) {
      try {
        return await this.sender.send([copy]);
      } catch (error) {
        if (!(error instanceof RecordRejected)) throw error;
        refusal = error;
      }
    }
    throw refusal;
  }

  private async create(name: string): Promise<void> {
    const admin = await this.driver.admin();
    try {
      const existing = await admin.partitionCounts([name]);
      if (existing.has(name)) return;
      await admin.createTopics([
        { name, partitions: 1, retentionMs: thirtyDaysMs, cleanup: 'delete', roomBytes },
      ]);
    } finally {
      await admin.close();
    }
  }
}

/** The record as it came, without its value, and only where it is: it stays on its own topic as long as that keeps it. */
function* copiesOf(
  record: IncomingRecord,
  topic: string,
  group: string,
  reason: string,
): Generator<OutgoingRecord> {
  const { key, headers, value } = record;
  const origin = {
    korsa_origin_topic: record.topic,
    korsa_origin_partition: String(record.partition),
    korsa_origin_offset: record.offset,
    korsa_group: group,
    korsa_reason: reason,
  };
  yield { topic, key, value, headers: { ...headers, ...origin } };
  const digest = {
    korsa_value_bytes: String(value?.length ?? 0),
    korsa_value_sha256: createHash('sha256')
      .update(value ?? '')
      .digest('hex'),
  };
  yield { topic, key, value: null, headers: { ...headers, ...origin, ...digest } };
  yield { topic, key: null, value: null, headers: { ...origin, ...digest } };
}
