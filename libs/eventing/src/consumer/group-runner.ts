import type { Topic } from '@korsa/contracts';
import type { LetterBox } from '../dead-letters/letter-box.js';
import { Parking } from '../dead-letters/parking.js';
import { RawLetters } from '../dead-letters/raw-letters.js';
import { BackOff } from '../driver/back-off.js';
import type { Assignment, ConsumerEnd, DriverConsumer, KafkaDriver } from '../driver/driver.js';
import { LoginRefused, UnreadableRecords } from '../driver/errors.js';
import { withDeadline } from '../driver/with-deadline.js';
import type { EventingLogger } from '../logger.js';
import { createMissing } from '../topics/ensure-topics.js';
import { BatchWorker } from './batch-worker.js';
import type { ConsumerMetrics } from './consumer-metrics.js';
import { Delivery } from './delivery.js';
import { reasonOf } from './errors.js';
import type { GroupHealth } from './group-health.js';
import type { GroupHandlers } from './handlers.js';
import { watchForStalls } from './stall-watch.js';
import type { WatchTimes } from './stall.js';
import { WaitingCount } from './waiting-count.js';

export interface GroupContext {
  readonly handlers: GroupHandlers;
  readonly driver: KafkaDriver;
  readonly box: LetterBox;
  readonly metrics: ConsumerMetrics;
  readonly logger: EventingLogger;
  readonly simulation: boolean;
  readonly topics: readonly Topic[];
  readonly onFatal: (error: Error) => void;
  readonly watch: WatchTimes;
}

const replaceWithinMs = 5_000;

/** Keeps one group consuming: builds its consumer, and a new one when that one ends, until it is stopped. */
export class GroupRunner {
  private readonly parking: Parking;
  private readonly rawLetters: RawLetters;
  private readonly worker: BatchWorker;
  private readonly backOff = new BackOff({ firstMs: 250, mostMs: 3_000 });
  private readonly stopping = new AbortController();
  private readonly running: Promise<unknown>;
  private end: (end: ConsumerEnd) => void = () => undefined;
  private stopWithinMs = replaceWithinMs;
  private assignment: Assignment = new Map();
  private connected = false;
  /** Whether the current interruption was reported. */
  private complained = false;
  private refused = false;
  private fatal: string | undefined;
  private lastProgress: string | undefined;

  constructor(private readonly context: GroupContext) {
    const { driver, box, metrics, handlers } = context;
    const parking = (this.parking = new Parking(box, handlers.group));
    const rawLetters = (this.rawLetters = new RawLetters(driver, handlers.group));
    const delivery = new Delivery({ ...context, parking, rawLetters });
    this.worker = new BatchWorker({
      group: handlers.group,
      delivery,
      parking,
      metrics,
      onProgress: () => (this.lastProgress = new Date().toISOString()),
    });
    const waiting = new WaitingCount({ group: handlers.group, parking, metrics });
    const watch = watchForStalls({
      driver,
      topics: handlers.topics,
      watch: context.watch,
      beside: () => waiting.refresh(),
      stillness: () => (this.connected ? this.worker.stillness : undefined),
      onStall: (end) => this.end(end),
      signal: this.stopping.signal,
    });
    this.running = Promise.all([this.run(), watch]);
  }

  health(): GroupHealth {
    const assigned = [...this.assignment.values()].reduce((sum, { length }) => sum + length, 0);
    return {
      group: this.context.handlers.group,
      connected: this.connected,
      assigned,
      ...(this.refused ? { refused: true } : {}),
      ...(this.lastProgress ? { lastProgress: this.lastProgress } : {}),
      ...(this.fatal ? { fatal: this.fatal } : {}),
    };
  }

  /** Lets running handlers end, commits, leaves the group; gives up waiting after `deadlineMs`. Never rejects. */
  async stop(deadlineMs: number): Promise<void> {
    this.stopWithinMs = deadlineMs;
    this.stopping.abort();
    this.end(interruption('The process is stopping.'));
    try {
      await withDeadline('Stopping the group', deadlineMs + 1_000, this.running);
      await withDeadline('Closing the producer', 2_000, this.rawLetters.close());
    } catch (error) {
      const { logger, handlers } = this.context;
      logger.warn({ group: handlers.group, error: String(error) }, 'The group was left behind');
    }
  }

  /** A bug or a refusal ends the group; after anything else a new consumer goes on. */
  private async run(): Promise<void> {
    const { logger, handlers, metrics, onFatal } = this.context;
    const { group } = handlers;
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const startedAt = performance.now();
      const { error, recoverable } = await this.consume();
      this.connected = false;
      this.assign(new Map());
      if (signal.aborted) return;
      metrics.crashed(group, recoverable);
      if (!recoverable) {
        this.fatal = reasonOf(error);
        logger.error({ group, error }, 'Consuming ended for good');
        onFatal(error);
        return;
      }
      // kafkajs calls a line that breaks during the login a refused login too, so this is no reason to end for good.
      this.refused = error instanceof LoginRefused;
      const quiet = this.complained ? logger.debug : logger.warn;
      const say = this.refused || error instanceof UnreadableRecords ? logger.error : quiet;
      this.complained = true;
      say.call(logger, { group, error: error.message }, 'Consuming is interrupted; trying on');
      await this.backOff.pauseAfter(performance.now() - startedAt, signal);
    }
  }

  /** Runs one consumer until it ends. Never rejects. */
  private async consume(): Promise<ConsumerEnd> {
    const { driver, handlers } = this.context;
    const { promise: ended, resolve: end } = Promise.withResolvers<ConsumerEnd>();
    this.end = end;
    const consumer: DriverConsumer = driver.consumer({
      group: handlers.group,
      topics: handlers.topics,
      onAssigned: (assignment) => this.assign(assignment),
      onFetch: () => this.worker.answered(),
      onBatch: (batch) => this.worker.work(batch),
      onEnd: end,
    });
    try {
      await this.prepare();
      this.worker.answered();
      await consumer.start();
      this.connected = true;
      this.refused = false;
      return await ended;
    } catch (error) {
      return { error: error as Error, recoverable: true };
    } finally {
      await consumer.stop(this.stopWithinMs);
    }
  }

  /** Topics of services that never ran are created by who comes first; the contract says how. */
  private async prepare(): Promise<void> {
    const { driver, topics, logger, handlers, box } = this.context;
    await box.prepare();
    const mine = topics.filter(({ name }) => handlers.topics.includes(name));
    await createMissing(driver, mine, logger);
  }

  private assign(assignment: Assignment): void {
    const { metrics, handlers } = this.context;
    this.assignment = assignment;
    metrics.assign(handlers.group, assignment);
    this.parking.expire();
    if (assignment.size > 0) this.complained = false;
  }
}

function interruption(reason: string): ConsumerEnd {
  return { error: new Error(reason), recoverable: true };
}
