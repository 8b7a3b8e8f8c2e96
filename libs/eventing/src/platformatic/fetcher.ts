import { ProtocolError } from '@platformatic/kafka';
import { BackOff } from '../driver/back-off.js';
import type { EventingLogger } from '../logger.js';
import type { Cluster } from './cluster.js';
import { isPassing } from './errors.js';
import { fetch } from './fetch.js';
import { offsetsOf } from './offsets.js';
import type { PartitionLane } from './partition-lane.js';
import { recordsIn } from './records.js';

/** How long a broker may wait for the first record. */
const waitMs = 500;
/** The same while a partition with a full lane is left out: the broker would not tell when that has room again. */
const shortWaitMs = 25;

const none = 0;
const outOfRange = 1;

/** A partition by its name on the wire, and where its records go. */
export interface Feed {
  readonly topic: string;
  readonly partition: number;
  readonly lane: PartitionLane;
}

interface FetcherContext {
  readonly cluster: Cluster;
  readonly logger: EventingLogger;
  readonly group: string;
  readonly feeds: readonly Feed[];
  readonly onFetch: () => void;
  readonly signal: AbortSignal;
}

/** Asks the leaders of the partitions for records as long as the lanes have room, until the signal is aborted. */
export class Fetcher {
  private readonly backOff = new BackOff({ firstMs: 100, mostMs: 1_000 });
  private readonly sleepers = new Set<() => void>();
  private complained = false;

  constructor(private readonly context: FetcherContext) {}

  /** A lane has room again. */
  wake(): void {
    for (const wake of this.sleepers) wake();
    this.sleepers.clear();
  }

  /** Rejects when the brokers refuse for good, and for a bug. */
  async run(): Promise<void> {
    const { signal, logger, group } = this.context;
    signal.addEventListener('abort', () => this.wake());
    while (!signal.aborted) {
      try {
        await this.followLeaders();
      } catch (error) {
        if (signal.aborted) return;
        if (!isPassing(error)) throw error;
        const say = this.complained ? logger.debug : logger.warn;
        this.complained = true;
        say.call(logger, { group, error: String(error) }, 'Fetching is interrupted; trying on');
        await this.backOff.pause(signal);
      }
    }
  }

  /** Reads from the leaders as they are now; rejects with the first error, because leaders may have moved. */
  private async followLeaders(): Promise<void> {
    const { cluster, feeds, signal } = this.context;
    const { topics } = await cluster.metadata([...new Set(feeds.map(({ topic }) => topic))]);
    const leaders = Map.groupBy(
      feeds,
      ({ topic, partition }) => topics.get(topic)?.partitions[partition]?.leader ?? -1,
    );
    const ids = new Map([...topics].map(([name, { id }]) => [name, id]));
    const round = new AbortController();
    const ending = AbortSignal.any([signal, round.signal]);
    const outcomes = await Promise.allSettled(
      [...leaders].map(async ([node, led]) => {
        try {
          while (!ending.aborted) await this.fetchOnce(node, led, ids);
        } finally {
          round.abort();
          this.wake();
        }
      }),
    );
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }

  private async fetchOnce(
    node: number,
    feeds: readonly Feed[],
    ids: ReadonlyMap<string, string>,
  ): Promise<void> {
    const hungry = feeds.filter(({ lane }) => lane.hungry);
    if (hungry.length === 0) {
      await new Promise<void>((wake) => this.sleepers.add(wake));
      return;
    }
    const { cluster, onFetch } = this.context;
    const maxWaitMs = hungry.length < feeds.length ? shortWaitMs : waitMs;
    const answers = await fetch(cluster, { node, feeds: hungry, ids, maxWaitMs });
    onFetch();
    this.complained = false;
    this.backOff.reset();
    let failure: number | undefined;
    for (const { feed, errorCode, batches, high } of answers) {
      const { topic, partition, lane } = feed;
      if (errorCode === outOfRange) {
        const first = await offsetsOf(cluster, node, topic, [partition], 'earliest');
        lane.next = first.get(partition) ?? 0n;
      } else if (errorCode === none) {
        const { records, next } = recordsIn(lane.topic, partition, batches, lane.next);
        lane.take(records, next, high);
      } else {
        failure = errorCode;
      }
    }
    if (failure !== undefined) throw new ProtocolError(failure);
  }
}
