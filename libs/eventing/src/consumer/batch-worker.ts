import type { Parking } from '../dead-letters/parking.js';
import type { RecordBatch } from '../driver/driver.js';
import type { ConsumerMetrics } from './consumer-metrics.js';
import type { Delivery } from './delivery.js';
import { inOrderPerKey, Slots } from './key-lanes.js';
import type { Stillness } from './stall.js';

/**
 * Handlers of one group that run at the same time: two full transactions of the store, so that one is made ready while
 * the other is stored.
 */
const handlersAtOnce = 1_024;
const heartbeatEveryMs = 1_000;

interface WorkerContext {
  readonly group: string;
  readonly delivery: Delivery;
  readonly parking: Parking;
  readonly metrics: ConsumerMetrics;
  readonly onProgress: () => void;
}

/** Works off the batches of one group: per key in order, keys side by side, across partitions too. */
export class BatchWorker {
  private readonly slots = new Slots(handlersAtOnce);
  /** When each running batch last moved: one that hangs is not excused by others that go on. */
  private readonly running = new Map<RecordBatch, number>();
  private answeredAt = performance.now();

  constructor(private readonly context: WorkerContext) {}

  get stillness(): Stillness {
    const working = this.running.size > 0;
    const since = working ? Math.min(...this.running.values()) : this.answeredAt;
    return { milliseconds: performance.now() - since, working };
  }

  /** Kafka answered. */
  answered(): void {
    this.answeredAt = performance.now();
    this.context.metrics.progressed(this.context.group);
    this.context.onProgress();
  }

  async work(batch: RecordBatch): Promise<void> {
    const { delivery, parking } = this.context;
    const isActive = (): boolean => batch.isActive();
    const onAttempt = (): void => {
      this.running.set(batch, performance.now());
      this.answered();
    };
    const onOutage = (error: unknown): void => delivery.reportOutage(error);
    const progress = { isActive, onAttempt, onOutage };
    onAttempt();
    const beat = setInterval(() => void batch.heartbeat(), heartbeatEveryMs);
    try {
      if (!(await parking.ready(isActive, onAttempt))) return;
      await inOrderPerKey({
        items: batch.records,
        keyOf: ({ key }) => key?.toString('latin1') ?? '',
        slots: this.slots,
        work: (record) => delivery.deliver(record, progress),
        onDone: ({ offset }) => {
          batch.done(offset);
          onAttempt();
        },
      });
      await batch.heartbeat();
      this.report(batch);
    } finally {
      clearInterval(beat);
      this.running.delete(batch);
      this.answered();
    }
  }

  private report(batch: RecordBatch): void {
    const last = batch.records.at(-1);
    if (!last || !batch.isActive()) return;
    const { metrics, group } = this.context;
    const lag = Number(batch.high - BigInt(last.offset) - 1n);
    metrics.lag(group, batch.topic, batch.partition, lag);
    metrics.age(group, (Date.now() - last.timestamp) / 1000);
  }
}
