import type { ConsumerOptions, DriverConsumer } from '../driver/driver.js';
import { instanceOf } from '../driver/instance.js';
import { withDeadline } from '../driver/with-deadline.js';
import type { WireNames } from '../driver/wire-names.js';
import type { EventingLogger } from '../logger.js';
import type { KafkaSettings } from '../settings.js';
import { Cluster } from './cluster.js';
import { isPassing } from './errors.js';
import { GroupCoordinator, type Generation } from './group-coordinator.js';
import { Membership } from './membership.js';
import { Tenure } from './tenure.js';

const requestTimeoutMs = 5_000;
const sessionTimeoutMs = 10_000;
const rebalanceTimeoutMs = 30_000;
const joinWithinMs = 60_000;
/** How long a rebalance waits for running handlers. What they do later is not committed, and comes again. */
const handOverWithinMs = 4_000;
const leaveWithinMs = 5_000;

/** A member of a consumer group on the wire layer of @platformatic/kafka; ADR 0017 says why not on its consumer. */
export class PlatformaticConsumer implements DriverConsumer {
  private readonly stopping = new AbortController();
  private readonly grouping: Cluster;
  private readonly fetching: Cluster;
  private readonly coordinator: GroupCoordinator;
  private readonly membership: Membership;
  private readonly topics: readonly string[];
  private handlersWithinMs = handOverWithinMs;
  private running: Promise<void> = Promise.resolve();
  private failure: Error | undefined;
  /** Ends the current generation. */
  private interrupt: () => void = () => undefined;

  constructor(
    kafka: KafkaSettings,
    private readonly options: ConsumerOptions,
    private readonly names: WireNames,
    private readonly logger: EventingLogger,
  ) {
    const { group } = options;
    this.topics = options.topics.map((topic) => names.toWire(topic));
    this.grouping = new Cluster(kafka, requestTimeoutMs);
    this.fetching = new Cluster(kafka, requestTimeoutMs);
    this.coordinator = new GroupCoordinator(kafka, this.grouping, {
      group: names.toWire(group),
      topics: this.topics,
      instance: instanceOf(options) ?? null,
      sessionTimeoutMs,
      rebalanceTimeoutMs,
    });
    const { coordinator } = this;
    this.membership = new Membership({ coordinator, logger, group, sessionTimeoutMs });
  }

  async start(): Promise<void> {
    try {
      await this.grouping.metadata(this.topics);
      const joining = this.membership.join(this.stopping.signal);
      const generation = await withDeadline('Joining the group', joinWithinMs, joining);
      this.running = this.run(generation);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async stop(deadlineMs: number): Promise<void> {
    this.handlersWithinMs = deadlineMs;
    this.stopping.abort();
    this.interrupt();
    await this.running;
    await this.close();
  }

  /** Generation after generation, until it is stopped or cannot go on. Never rejects. */
  private async run(first: Generation | undefined): Promise<void> {
    const { signal } = this.stopping;
    try {
      let generation = first;
      while (generation && !signal.aborted) {
        await this.serve(generation);
        if (this.failure) throw this.failure;
        generation = await this.membership.join(signal);
      }
    } catch (error) {
      const stopped = signal.aborted;
      await this.close();
      const end = { error: error as Error, recoverable: isPassing(error) };
      if (!stopped) this.options.onEnd?.(end);
    }
  }

  /** Works for one generation. Rejects when the group refuses this member. */
  private async serve(generation: Generation): Promise<void> {
    const over = new AbortController();
    this.interrupt = () => over.abort();
    if (this.stopping.signal.aborted) return;
    const { options, names, logger, fetching, coordinator, membership } = this;
    options.onAssigned?.(
      new Map([...generation.assignment].map(([topic, mine]) => [names.fromWire(topic), mine])),
    );
    const onFailure = (error: Error): void => {
      this.failure ??= error;
      over.abort();
    };
    const tenure = new Tenure(
      { options, names, logger, fetching, coordinator, membership, onFailure },
      generation,
    );
    try {
      await membership.stay(generation, over.signal);
    } finally {
      await this.handOver(tenure, generation);
    }
  }

  /** The session goes on while running handlers end. */
  private async handOver(tenure: Tenure, generation: Generation): Promise<void> {
    const ended = new AbortController();
    const beating = this.membership.stay(generation, ended.signal).catch(() => undefined);
    await tenure.end(this.stopping.signal.aborted ? this.handlersWithinMs : handOverWithinMs);
    ended.abort();
    await beating;
  }

  /** Leaves the group, whose other members would wait for the end of the session, and hangs up. Never rejects. */
  private async close(): Promise<void> {
    this.stopping.abort();
    try {
      await withDeadline('Leaving the group', leaveWithinMs, this.coordinator.leave());
    } catch (error) {
      const { group } = this.options;
      this.logger.debug({ group, error: String(error) }, 'Leaving the group failed');
    }
    await Promise.all([this.grouping.close(), this.fetching.close()]);
  }
}
