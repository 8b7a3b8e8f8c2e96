import type { Assignment, ConsumerOptions, DriverConsumer, RecordBatch } from '../driver/driver.js';
import { OffsetCommits } from '../driver/offset-commits.js';
import { withDeadline } from '../driver/with-deadline.js';
import type { MemoryBroker, MemoryMember } from './memory-broker.js';

const batchSize = 100;
const commitDelayMs = 20;

/** What one assignment gave to the member; replaced as a whole by the next one. */
interface Tenure {
  readonly commits: OffsetCommits;
  readonly lanes: Promise<void>[];
  ended: boolean;
}

export class MemoryConsumer implements DriverConsumer, MemoryMember {
  readonly topics: readonly string[];
  private tenure: Tenure | undefined;
  private sleepers: (() => void)[] = [];

  constructor(
    private readonly broker: MemoryBroker,
    private readonly options: ConsumerOptions,
  ) {
    this.topics = options.topics;
  }

  async start(): Promise<void> {
    const missing = this.topics.filter((topic) => !this.broker.partitionsOf(topic));
    if (missing.length > 0) throw new Error(`There is no topic ${missing.join(', ')}.`);
    await Promise.resolve();
    this.broker.join(this.options.group, this);
  }

  async stop(deadlineMs: number): Promise<void> {
    const { tenure } = this;
    if (!tenure) return;
    this.end(tenure);
    await withDeadline('Stopping', deadlineMs, Promise.all(tenure.lanes)).catch(() => undefined);
    await tenure.commits.flush();
    this.tenure = undefined;
    this.broker.leave(this.options.group, this);
  }

  assign(assignment: Assignment): void {
    const before = this.tenure;
    if (before) {
      this.end(before);
      void before.commits.flush().then(() => before.commits.close());
    }
    const commits = new OffsetCommits((all) => {
      this.broker.commit(this.options.group, all);
      return Promise.resolve();
    }, commitDelayMs);
    const tenure: Tenure = { commits, lanes: [], ended: false };
    this.tenure = tenure;
    this.options.onAssigned?.(assignment);
    for (const [topic, partitions] of assignment) {
      for (const partition of partitions) tenure.lanes.push(this.read(tenure, topic, partition));
    }
  }

  wake(): void {
    const woken = this.sleepers;
    this.sleepers = [];
    for (const resume of woken) resume();
  }

  private end(tenure: Tenure): void {
    tenure.ended = true;
    this.wake();
  }

  private crash(tenure: Tenure, error: Error): void {
    if (tenure.ended) return;
    this.end(tenure);
    this.tenure = undefined;
    this.broker.leave(this.options.group, this);
    this.options.onEnd?.({ error, recoverable: false });
  }

  private async read(tenure: Tenure, topic: string, partition: number): Promise<void> {
    await new Promise<void>((resume) => setImmediate(resume));
    let next = this.broker.committed(this.options.group, topic, partition);
    while (!tenure.ended) {
      const log = this.broker.partitionsOf(topic)?.[partition];
      this.options.onFetch?.();
      const records = log?.read(Number(next), batchSize) ?? [];
      if (!log || records.length === 0) {
        await new Promise<void>((resume) => this.sleepers.push(resume));
        continue;
      }
      const batch: RecordBatch = {
        topic,
        partition,
        records,
        high: BigInt(log.high),
        isActive: () => !tenure.ended,
        heartbeat: () => Promise.resolve(),
        done: (offset) => {
          next = BigInt(offset) + 1n;
          tenure.commits.done(topic, partition, offset);
        },
      };
      try {
        await this.options.onBatch(batch);
      } catch (error) {
        this.crash(tenure, error as Error);
      }
      await new Promise<void>((resume) => setImmediate(resume));
    }
  }
}
