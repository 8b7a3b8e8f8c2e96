import { randomUUID } from 'node:crypto';
import { storeDefaults } from '@korsa/store';
import type { Connection } from 'mongoose';
import type { Registry } from 'prom-client';
import { beat } from '../driver/beat.js';
import type { KafkaDriver } from '../driver/driver.js';
import { withDeadline } from '../driver/with-deadline.js';
import { openDriver } from '../driver/open-driver.js';
import type { EventingLogger } from '../logger.js';
import type { KafkaSettings } from '../settings.js';
import { ChangeBell } from './change-bell.js';
import { LaneKeeper } from './lane-keeper.js';
import { Leases } from './leases.js';
import { Outbox } from './outbox.js';
import { RelayMetrics } from './relay-metrics.js';

export interface RelayOptions {
  readonly kafka: KafkaSettings;
  /** The database that a store writes. */
  readonly connection: Connection;
  readonly registry: Registry;
  readonly logger: EventingLogger;
  /** How many shards the store writes; the same number as the store's. Default the store's default. */
  readonly shards?: number;
  /** How long published envelopes are kept. Default 3 days. */
  readonly retentionMs?: number;
  /** Default kafkajs. */
  readonly driver?: KafkaDriver;
  /** Whether other processes write most of the outbox, so that it is worth listening for what they write. Default false. */
  readonly listen?: boolean;
}

export interface RelayHealth {
  /** Shards this process publishes now. */
  readonly shards: readonly number[];
  /** When it last reached the database, as RFC 3339. */
  readonly lastProgress?: string;
}

const leaseTimes = { ttlMs: 3_500, marginMs: 700 };
/** Twice within the time that a lease may be used; sooner while another process has a shard that may become free. */
const renew = { everyMs: 1_250, whileWaitingMs: 625 };
const observeEveryMs = 5_000;
/** What was written in this process, or is heard of others, rings: the rest may wait longer. */
const poll = { soonestMs: 100, latestMs: 2_500, latestWhenListeningMs: 5_000 };
const threeDaysMs = 3 * 86_400_000;

/**
 * Publishes the outbox of a service in the order of its aggregates, at least once. Several processes may run one:
 * a shard belongs to one of them at a time, and to another within 5 seconds when that one dies.
 */
export class Relay {
  private readonly outbox: Outbox;
  private readonly metrics: RelayMetrics;
  private readonly keeper: LaneKeeper;
  private readonly bell: ChangeBell;
  private readonly stopping = new AbortController();
  private running: Promise<unknown> = Promise.resolve();
  private stopped: Promise<void> | undefined;
  private lastProgress: string | undefined;

  constructor(private readonly options: RelayOptions) {
    const { connection, logger, registry, shards = storeDefaults.shards } = options;
    this.outbox = new Outbox(connection, options.retentionMs ?? threeDaysMs);
    this.metrics = new RelayMetrics(registry);
    this.keeper = new LaneKeeper(shards, new Leases(connection, randomUUID(), leaseTimes), {
      outbox: this.outbox,
      driver: options.driver ?? openDriver(options.kafka, logger),
      metrics: this.metrics,
      logger,
    });
    this.bell = new ChangeBell(connection, (rung) => this.ring(rung), logger);
  }

  /** Begins to publish; needs neither Kafka nor MongoDB to be there yet. */
  start(): void {
    this.running = Promise.all([
      this.every(
        () => (this.keeper.holdsAll ? renew.everyMs : renew.whileWaitingMs),
        'Shards could not be claimed',
        () => this.keeper.renew(),
      ),
      this.poll(),
      this.every(
        () => observeEveryMs,
        'The backlog could not be counted',
        () => this.observe(),
      ),
      this.options.listen ? this.bell.listen(this.stopping.signal) : undefined,
    ]);
  }

  /** Looks at these shards at once: `store.onCommit((shards) => relay.ring(shards))`. Only saves waiting for the next poll. */
  ring(shards: readonly number[]): void {
    this.keeper.ring(shards);
  }

  /** Ends the running sends, marks what was sent, gives up the shards. Gives up waiting after `deadlineMs`. Never rejects. */
  stop(deadlineMs: number): Promise<void> {
    this.stopped ??= this.drain(deadlineMs);
    return this.stopped;
  }

  health(): RelayHealth {
    const { lastProgress } = this;
    return { shards: this.keeper.shards(), ...(lastProgress ? { lastProgress } : {}) };
  }

  /** Shards are given up only when nothing is being sent any more; otherwise their leases run out. */
  private async drain(deadlineMs: number): Promise<void> {
    this.stopping.abort();
    const work = this.running.then(() => this.keeper.stop());
    try {
      await withDeadline('Stopping the relay', deadlineMs, work);
    } catch (error) {
      this.options.logger.warn({ error: String(error) }, 'The relay was left behind');
    }
  }

  /** Sooner while there is traffic that nobody rang for, as from a writer in another process. */
  private async poll(): Promise<void> {
    const { soonestMs, latestMs, latestWhenListeningMs } = poll;
    const longest = this.options.listen ? latestWhenListeningMs : latestMs;
    let wait = soonestMs;
    await this.every(
      () => wait,
      'The outbox could not be looked at',
      async () => {
        const idle = this.keeper.idleShards();
        const found = idle.length > 0 ? await this.outbox.pendingShards(idle) : [];
        this.keeper.ring([...found, ...this.keeper.blockedShards()]);
        wait = found.length > 0 ? soonestMs : Math.min(wait * 2, longest);
      },
    );
  }

  /** A lane that waits to be rung has found its shard empty. */
  private async observe(): Promise<void> {
    const idle = this.keeper.idleShards();
    const ages: number[] = [0];
    for (const shard of this.keeper.shards()) {
      const empty = { envelopes: 0, oldest: undefined };
      const backlog = idle.includes(shard) ? empty : await this.outbox.backlog(shard);
      this.metrics.backlog(shard, backlog.envelopes);
      if (backlog.oldest) ages.push((Date.now() - backlog.oldest.getTime()) / 1000);
    }
    this.metrics.oldestPending(Math.max(...ages));
  }

  private async every(
    wait: () => number,
    complaint: string,
    work: () => Promise<void>,
  ): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await work();
        this.lastProgress = new Date().toISOString();
      } catch (error) {
        this.options.logger.warn({ error: String(error) }, complaint);
      }
      await beat(wait(), signal);
    }
  }
}
