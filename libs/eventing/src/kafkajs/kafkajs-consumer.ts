import type {
  Consumer,
  ConsumerCrashEvent,
  ConsumerGroupJoinEvent,
  EachBatchPayload,
  Kafka,
} from 'kafkajs';
import type { ConsumerOptions, DriverConsumer } from '../driver/driver.js';
import { instanceOf } from '../driver/instance.js';
import { withDeadline } from '../driver/with-deadline.js';
import type { EventingLogger } from '../logger.js';
import { patientRetry } from './client.js';
import { crashErrorOf, isRecoverable } from './errors.js';
import { FetchWait } from './fetch-wait.js';
import { KafkajsBatch } from './kafkajs-batch.js';
import { OffsetCommits } from '../driver/offset-commits.js';
import type { WireNames } from '../driver/wire-names.js';

const commitDelayMs = 500;
/** Without a broker kafkajs would try to say goodbye for minutes. */
const leaveWithinMs = 5_000;

/** A consumer over kafkajs that commits by itself and never restarts by itself. */
export class KafkajsConsumer implements DriverConsumer {
  private readonly consumer: Consumer;
  /** What this member may commit; a new one with each assignment, so that nothing is committed for a lost partition. */
  private commits: OffsetCommits;
  private readonly running = new Set<Promise<void>>();
  private readonly wait = new FetchWait();
  private stopping = false;

  constructor(
    kafka: Kafka,
    private readonly options: ConsumerOptions,
    private readonly names: WireNames,
    private readonly logger: EventingLogger,
  ) {
    const instance = instanceOf(options);
    this.consumer = kafka.consumer({
      groupId: names.toWire(options.group),
      ...(instance ? { groupInstanceId: instance } : {}),
      allowAutoTopicCreation: false,
      sessionTimeout: 10_000,
      rebalanceTimeout: 30_000,
      heartbeatInterval: 1_000,
      minBytes: 1,
      maxWaitTimeInMs: () => this.wait.milliseconds,
      maxBytesPerPartition: 524_288,
      retry: { ...patientRetry, restartOnFailure: () => Promise.resolve(false) },
    });
    this.commits = this.newCommits();
  }

  async start(): Promise<void> {
    const { GROUP_JOIN, REBALANCING, FETCH, CRASH } = this.consumer.events;
    this.consumer.on(GROUP_JOIN, ({ payload }) => this.onJoin(payload));
    this.consumer.on(REBALANCING, () => void this.commits.flush());
    this.consumer.on(FETCH, () => this.options.onFetch?.());
    this.consumer.on(CRASH, ({ payload }) => this.onCrash(payload));
    try {
      await this.consumer.connect();
      const topics = this.options.topics.map((topic) => this.names.toWire(topic));
      await this.consumer.subscribe({ topics, fromBeginning: true });
    } catch (error) {
      await this.consumer.disconnect().catch(() => undefined);
      throw error;
    }
    await this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 4,
      eachBatch: (payload) => this.onBatch(payload),
    });
  }

  /** The last commit comes before kafkajs leaves the group, because it commits nothing afterwards. */
  async stop(deadlineMs: number): Promise<void> {
    this.stopping = true;
    this.pauseAll();
    const handlers = Promise.allSettled(this.running);
    await this.within('Running handlers', deadlineMs, () => handlers);
    await this.within('Leaving the group', Math.min(deadlineMs, leaveWithinMs), async () => {
      await this.commits.flush();
      await this.consumer.disconnect();
    });
    this.commits.close();
  }

  private async within(what: string, milliseconds: number, work: () => Promise<unknown>) {
    try {
      await withDeadline(what, milliseconds, work());
    } catch (error) {
      const { group } = this.options;
      this.logger.warn({ group, error: String(error) }, 'The consumer was left behind');
    }
  }

  private pauseAll(): void {
    try {
      this.consumer.pause(
        this.options.topics.map((topic) => ({ topic: this.names.toWire(topic) })),
      );
    } catch {
      return; // It does not run yet or no more: nothing to pause.
    }
  }

  private onJoin({ memberAssignment }: ConsumerGroupJoinEvent['payload']): void {
    this.commits.close();
    this.commits = this.newCommits();
    this.options.onAssigned?.(
      new Map(
        Object.entries(memberAssignment).map(([topic, partitions]) => [
          this.names.fromWire(topic),
          partitions,
        ]),
      ),
    );
  }

  private onCrash({ error }: ConsumerCrashEvent['payload']): void {
    this.commits.close();
    const end = { error: crashErrorOf(error), recoverable: isRecoverable(error) };
    if (!this.stopping) this.options.onEnd?.(end);
  }

  private async onBatch(payload: EachBatchPayload): Promise<void> {
    const { commits } = this;
    const isCurrent = (): boolean => !this.stopping && commits === this.commits;
    if (!isCurrent()) return;
    this.wait.heard();
    const topic = this.names.fromWire(payload.batch.topic);
    const work = this.options.onBatch(new KafkajsBatch(topic, payload, commits, isCurrent));
    const settled = work.finally(() => this.running.delete(settled));
    this.running.add(settled);
    await settled;
  }

  private newCommits(): OffsetCommits {
    return new OffsetCommits(async (commits) => {
      await this.consumer.commitOffsets(
        commits.map((commit) => ({ ...commit, topic: this.names.toWire(commit.topic) })),
      );
    }, commitDelayMs);
  }
}
