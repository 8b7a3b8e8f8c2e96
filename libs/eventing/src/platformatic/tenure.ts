import type { ConsumerOptions } from '../driver/driver.js';
import { OffsetCommits } from '../driver/offset-commits.js';
import { withDeadline } from '../driver/with-deadline.js';
import type { WireNames } from '../driver/wire-names.js';
import type { EventingLogger } from '../logger.js';
import type { Cluster } from './cluster.js';
import { Fetcher, type Feed } from './fetcher.js';
import type { Generation, GroupCoordinator } from './group-coordinator.js';
import type { Membership } from './membership.js';
import { PartitionLane } from './partition-lane.js';

const commitDelayMs = 500;

export interface TenureContext {
  readonly options: ConsumerOptions;
  readonly names: WireNames;
  readonly logger: EventingLogger;
  /** For fetching only: a broker that waits for records answers nothing else on that connection. */
  readonly fetching: Cluster;
  readonly coordinator: GroupCoordinator;
  readonly membership: Membership;
  /** Reading cannot go on: a bug of the reader, a refusal of the brokers. */
  readonly onFailure: (error: Error) => void;
}

/** What one generation gave to this member: reads its partitions and commits what is done of them. */
export class Tenure {
  private readonly over = new AbortController();
  private readonly commits: OffsetCommits;
  private readonly feeds: readonly Feed[];
  private readonly fetcher: Fetcher;

  constructor(
    private readonly context: TenureContext,
    private readonly generation: Generation,
  ) {
    const { options, logger, fetching, onFailure } = context;
    this.commits = this.newCommits();
    // A partition that begins later than at 0 answers that 0 is out of range, and is read from its first record then.
    this.feeds = [...generation.assignment].flatMap(([topic, partitions]) =>
      partitions.map((partition) => ({
        topic,
        partition,
        lane: this.laneOf(topic, partition, generation.from.get(`${partition} ${topic}`) ?? 0n),
      })),
    );
    this.fetcher = new Fetcher({
      cluster: fetching,
      logger,
      group: options.group,
      feeds: this.feeds,
      onFetch: () => options.onFetch?.(),
      signal: this.over.signal,
    });
    if (this.feeds.length > 0) this.fetcher.run().catch(onFailure);
  }

  /** Hands over no more records, waits for running batches up to `withinMs`, commits what is done. Never rejects. */
  async end(withinMs: number): Promise<void> {
    const { logger, options } = this.context;
    this.over.abort();
    try {
      const lanes = Promise.all(this.feeds.map(({ lane }) => lane.ended()));
      await withDeadline('Running handlers', withinMs, lanes);
    } catch (error) {
      logger.warn({ group: options.group, error: String(error) }, 'Handlers were left behind');
    }
    await this.commits.flush();
    this.commits.close();
  }

  private laneOf(topic: string, partition: number, from: bigint): PartitionLane {
    const { options, names, membership, onFailure } = this.context;
    const name = names.fromWire(topic);
    return new PartitionLane({
      topic: name,
      partition,
      from,
      onBatch: options.onBatch,
      onDone: (offset) => this.commits.done(name, partition, offset),
      isActive: () => !this.over.signal.aborted && membership.alive,
      onCrash: onFailure,
      onHungry: () => this.fetcher.wake(),
      signal: this.over.signal,
    });
  }

  private newCommits(): OffsetCommits {
    const { names, coordinator } = this.context;
    return new OffsetCommits((commits) => {
      const wired = commits.map((commit) => ({ ...commit, topic: names.toWire(commit.topic) }));
      return coordinator.commit(this.generation, wired);
    }, commitDelayMs);
  }
}
