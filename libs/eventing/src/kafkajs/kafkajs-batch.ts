import type { EachBatchPayload, IHeaders, KafkaMessage } from 'kafkajs';
import type { IncomingRecord, RecordBatch } from '../driver/driver.js';
import type { OffsetCommits } from '../driver/offset-commits.js';

/** A batch of kafkajs that knows when its partition may be somebody else's. */
export class KafkajsBatch implements RecordBatch {
  readonly partition: number;
  readonly records: readonly IncomingRecord[];
  readonly high: bigint;
  private lost = false;

  constructor(
    readonly topic: string,
    private readonly payload: EachBatchPayload,
    private readonly commits: OffsetCommits,
    private readonly isCurrent: () => boolean,
  ) {
    const { batch } = payload;
    this.partition = batch.partition;
    this.high = BigInt(batch.highWatermark);
    this.records = batch.messages.map((message) => recordOf(topic, batch.partition, message));
  }

  isActive(): boolean {
    return !this.lost && this.isCurrent() && this.payload.isRunning();
  }

  /** After a failed heartbeat the batch ends; kafkajs sends another one then and rejoins if that fails too. */
  async heartbeat(): Promise<void> {
    try {
      await this.payload.heartbeat();
    } catch {
      this.lost = true;
    }
  }

  /** What is done while a rebalance is announced may still be committed: the generation decides. */
  done(offset: string): void {
    this.commits.done(this.topic, this.partition, offset);
    if (!this.isCurrent()) return;
    try {
      this.payload.resolveOffset(offset);
    } catch {
      this.lost = true; // kafkajs has rejoined and forgotten the topic.
    }
  }
}

function recordOf(topic: string, partition: number, message: KafkaMessage): IncomingRecord {
  return {
    topic,
    partition,
    offset: message.offset,
    key: message.key,
    headers: buffersOf(message.headers ?? {}),
    value: message.value,
    timestamp: Number(message.timestamp),
  };
}

/** Most records have neither repeated headers nor any without a value, and are taken as they are. */
function buffersOf(headers: IHeaders): Readonly<Record<string, Buffer>> {
  for (const name in headers) if (!Buffer.isBuffer(headers[name])) return firstOfEach(headers);
  return headers as Record<string, Buffer>;
}

/** Of a header that is repeated the first value counts; Kafka allows headers without a value. */
function firstOfEach(headers: IHeaders): Record<string, Buffer> {
  const buffers: Record<string, Buffer> = {};
  for (const [name, given] of Object.entries(headers)) {
    const values: readonly unknown[] = Array.isArray(given) ? given : [given];
    const value = values.find((one) => Buffer.isBuffer(one) || typeof one === 'string');
    if (value !== undefined) buffers[name] = Buffer.isBuffer(value) ? value : Buffer.from(value);
  }
  return buffers;
}
