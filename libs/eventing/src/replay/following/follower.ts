import type { Topic } from '@korsa/contracts';
import { reasonOf } from '../../consumer/errors.js';
import { watchForStalls } from '../../consumer/stall-watch.js';
import { watchTimes, type Stillness, type WatchTimes } from '../../consumer/stall.js';
import { BackOff } from '../../driver/back-off.js';
import type { ConsumerEnd, KafkaDriver, RecordBatch } from '../../driver/driver.js';
import { UnreadableRecords } from '../../driver/errors.js';
import { withDeadline } from '../../driver/with-deadline.js';
import type { EventingLogger } from '../../logger.js';
import { createMissing } from '../../topics/ensure-topics.js';
import { sourcesOf } from '../projection/advance.js';
import type { Projection } from '../projection/projection.js';
import { readMessage } from '../projection/read-message.js';
import type { ChunkWriter, Portion } from './chunk-writer.js';
import type { FollowingMetrics } from './following-metrics.js';

/** Records of one partition as messages, and the offset after the last of them. */
export interface PartitionPortion extends Portion {
  readonly topic: string;
  readonly partition: number;
  readonly next: bigint;
}

export interface FollowerOptions {
  readonly projection: Projection;
  /** `korsa.<service>.<model>.v<version>` */
  readonly group: string;
  readonly driver: KafkaDriver;
  /** Settings of the topics, for those that have to be created. */
  readonly topics: readonly Topic[];
  readonly writer: ChunkWriter;
  readonly metrics: FollowingMetrics;
  readonly logger: EventingLogger;
  /** Called once when it cannot go on in this process. */
  readonly onFatal: (error: Error) => void;
  readonly watch?: WatchTimes;
}

const heartbeatEveryMs = 1_000;
const replaceWithinMs = 5_000;

/** Keeps one version of a read model reading its topics as a member of its group, until it is stopped. */
export class Follower {
  private readonly sources: ReadonlyMap<string, string>;
  private readonly stopping = new AbortController();
  private readonly running: Promise<unknown>;
  /** Batches that are being stored, which may wait for the database. */
  private storing = 0;
  private answeredAt = 0;
  private end: (end: ConsumerEnd) => void = () => undefined;
  private stopWithinMs = replaceWithinMs;
  private joined = false;
  private failed = false;

  constructor(private readonly options: FollowerOptions) {
    this.sources = sourcesOf(options.projection);
    const { driver, projection, watch = watchTimes } = options;
    const watched = watchForStalls({
      ...{ driver, topics: projection.topics, watch, signal: this.stopping.signal },
      stillness: () => this.stillness,
      onStall: (end) => this.end(end),
    });
    this.running = Promise.all([this.run(), watched]);
  }

  /** A member of its group. */
  get connected(): boolean {
    return this.joined;
  }

  /** It has ended by itself and for good. */
  get fatal(): boolean {
    return this.failed;
  }

  /** Stores what it has begun, commits, leaves the group; gives up waiting after `deadlineMs`. Never rejects. */
  async stop(deadlineMs: number): Promise<void> {
    this.stopWithinMs = deadlineMs;
    this.stopping.abort();
    this.end({ error: new Error('The follower is stopping.'), recoverable: true });
    const { group, logger } = this.options;
    await withDeadline('Stopping the follower', deadlineMs + 1_000, this.running).catch((error) =>
      logger.warn({ group, error: String(error) }, 'A read model was left behind'),
    );
  }

  private get stillness(): Stillness | undefined {
    if (!this.joined || this.storing > 0) return undefined;
    return { milliseconds: performance.now() - this.answeredAt, working: false };
  }

  private readonly answered = (): void => {
    this.answeredAt = performance.now();
  };

  private async run(): Promise<void> {
    const { logger, group, metrics, onFatal } = this.options;
    const { signal } = this.stopping;
    const backOff = new BackOff({ firstMs: 250, mostMs: 3_000 });
    while (!signal.aborted) {
      const startedAt = performance.now();
      const { error, recoverable } = await this.consume();
      this.joined = false;
      if (signal.aborted) return;
      metrics.crashed(group, recoverable);
      if (!recoverable) {
        this.failed = true;
        logger.error({ group, error: reasonOf(error) }, 'A read model cannot follow its topics');
        onFatal(error);
        return;
      }
      const say = error instanceof UnreadableRecords ? logger.error : logger.warn;
      say.call(logger, { group, error: error.message }, 'A read model is interrupted; trying on');
      await backOff.pauseAfter(performance.now() - startedAt, signal);
    }
  }

  /** Runs one consumer until it ends. Never rejects. */
  private async consume(): Promise<ConsumerEnd> {
    const { driver, group, projection, topics, logger } = this.options;
    const { promise: ended, resolve: end } = Promise.withResolvers<ConsumerEnd>();
    this.end = end;
    const consumer = driver.consumer({
      group,
      topics: projection.topics,
      onAssigned: () => (this.joined = true),
      onFetch: this.answered,
      onBatch: (batch) => this.work(batch),
      onEnd: end,
    });
    try {
      const mine = topics.filter(({ name }) => projection.topics.includes(name));
      await createMissing(driver, mine, logger);
      this.answered();
      await consumer.start();
      return await ended;
    } catch (error) {
      return { error: error as Error, recoverable: true };
    } finally {
      await consumer.stop(this.stopWithinMs);
    }
  }

  private async work(batch: RecordBatch): Promise<void> {
    const { topic, partition, records } = batch;
    const last = records.at(-1);
    const source = this.sources.get(topic);
    if (!last || source === undefined) return;
    const beating = setInterval(() => void batch.heartbeat(), heartbeatEveryMs);
    this.storing += 1;
    try {
      const portion: PartitionPortion = {
        topic,
        partition,
        next: BigInt(last.offset) + 1n,
        messages: this.read(batch, source),
        isActive: () => batch.isActive(),
      };
      if (!(await this.options.writer.write(portion))) return;
      batch.done(last.offset);
      this.options.metrics.followed(this.options.group, batch);
      await batch.heartbeat();
    } finally {
      clearInterval(beating);
      this.storing -= 1;
      this.answered();
    }
  }

  private read({ records, topic, partition }: RecordBatch, source: string) {
    return records.flatMap((record) => {
      const message = readMessage(record, source);
      if (message) return [message];
      const { group, logger, metrics } = this.options;
      const { offset } = record;
      metrics.undecodable(group);
      logger.error({ group, topic, partition, offset }, 'A record is no event; it is left out');
      return [];
    });
  }
}
