import { pause } from '../driver/back-off.js';
import type { IncomingRecord, RecordBatch } from '../driver/driver.js';

/** Records that wait beyond the batch in work; a broker is not asked for more until the reader takes them. */
const waitingBytesMost = 262_144;
const redeliverAfterMs = 100;

interface LaneContext {
  /** The names that the reader knows, not those on the wire. */
  readonly topic: string;
  readonly partition: number;
  /** Where to begin. */
  readonly from: bigint;
  readonly onBatch: (batch: RecordBatch) => Promise<void>;
  readonly onDone: (offset: string) => void;
  readonly isActive: () => boolean;
  /** The reader rejected. */
  readonly onCrash: (error: Error) => void;
  /** Called when there is room for more records. */
  readonly onHungry: () => void;
  readonly signal: AbortSignal;
}

/** One partition for one generation: keeps what was fetched and hands it over, one batch after another. */
export class PartitionLane {
  /** The offset to fetch next. */
  next: bigint;
  private high = 0n;
  private waiting: IncomingRecord[] = [];
  private waitingBytes = 0;
  private running = false;
  private work: Promise<void> = Promise.resolve();

  constructor(private readonly context: LaneContext) {
    this.next = context.from;
  }

  get topic(): string {
    return this.context.topic;
  }

  get hungry(): boolean {
    return this.waitingBytes < waitingBytesMost;
  }

  /** Takes what was fetched; `next` is where fetching goes on, `high` the end of the partition. */
  take(records: readonly IncomingRecord[], next: bigint, high: bigint): void {
    this.next = next;
    this.high = high;
    if (records.length === 0) return;
    this.waiting.push(...records);
    this.waitingBytes += records.reduce((sum, record) => sum + bytesOf(record), 0);
    if (this.running) return;
    this.running = true;
    this.work = this.workOff();
  }

  /** Resolves when no batch is in work any more. */
  async ended(): Promise<void> {
    await this.work;
  }

  private async workOff(): Promise<void> {
    const { isActive, onCrash } = this.context;
    try {
      while (this.waiting.length > 0 && isActive()) await this.workOnce();
    } catch (error) {
      onCrash(error as Error);
    } finally {
      this.running = false;
    }
  }

  private async workOnce(): Promise<void> {
    const { onBatch, onHungry, signal } = this.context;
    const records = this.waiting;
    this.waiting = [];
    this.waitingBytes = 0;
    onHungry();
    let last = -1n;
    await onBatch(this.batchOf(records, (offset) => (last = BigInt(offset))));
    const undone = records.filter(({ offset }) => BigInt(offset) > last);
    this.waiting.unshift(...undone);
    if (undone.length === records.length) await pause(redeliverAfterMs, signal);
  }

  private batchOf(
    records: readonly IncomingRecord[],
    onDone: (offset: string) => void,
  ): RecordBatch {
    const { topic, partition, isActive, onDone: commit } = this.context;
    return {
      topic,
      partition,
      records,
      high: this.high,
      isActive,
      // The membership beats by itself.
      heartbeat: () => Promise.resolve(),
      done: (offset) => {
        onDone(offset);
        commit(offset);
      },
    };
  }
}

function bytesOf({ value, key }: IncomingRecord): number {
  return 100 + (value?.length ?? 0) + (key?.length ?? 0);
}
