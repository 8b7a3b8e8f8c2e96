import type { Registry } from 'prom-client';
import type { Assignment } from '../driver/driver.js';
import { Metrics } from '../metrics.js';

export type Outcome = 'ok' | 'duplicate' | 'parked' | 'skipped' | 'undecodable';

/** What operators see of the groups of a process. */
export class ConsumerMetrics {
  private readonly handledTotal;
  private readonly seconds;
  private readonly lagRecords;
  private readonly lagSeconds;
  private readonly crashes;
  private readonly rebalances;
  private readonly deadLetters;
  private readonly blockedKeys;
  private readonly outages;
  private readonly progress;
  private readonly assigned = new Map<string, Assignment>();

  constructor(registry: Registry) {
    const metrics = new Metrics(registry);
    this.handledTotal = metrics.counter(
      'korsa_consumer_handled_total',
      'Events by what became of them',
      ['group', 'type', 'outcome'],
    );
    this.seconds = metrics.duration(
      'korsa_consumer_handle_seconds',
      'Time an event took, with its retries',
      ['group'],
    );
    this.lagRecords = metrics.gauge(
      'korsa_consumer_lag_records',
      'Records of a partition that are not handled yet',
      ['group', 'topic', 'partition'],
    );
    this.lagSeconds = metrics.gauge(
      'korsa_consumer_lag_seconds',
      'Age of the last handled record when it was handled',
      ['group'],
    );
    this.crashes = metrics.counter(
      'korsa_consumer_crashes_total',
      'Consumers that ended by themselves',
      ['group', 'restart'],
    );
    this.rebalances = metrics.counter(
      'korsa_consumer_rebalances_total',
      'Assignments of partitions to this process',
      ['group'],
    );
    this.deadLetters = metrics.gauge('korsa_dead_letters', 'Events that wait for an operator', [
      'group',
    ]);
    this.blockedKeys = metrics.gauge(
      'korsa_blocked_keys',
      'Keys whose events wait for an operator',
      ['group'],
    );
    this.outages = metrics.counter(
      'korsa_consumer_outages_total',
      'Events that had to wait because a dependency was away',
      ['group'],
    );
    this.progress = metrics.gauge(
      'korsa_consumer_last_progress_timestamp_seconds',
      'When Kafka last answered or a record was last handled',
      ['group'],
    );
  }

  handled(group: string, type: string, outcome: Outcome, seconds: number): void {
    this.handledTotal.inc({ group, type, outcome });
    this.seconds.observe({ group }, seconds);
  }

  /** Events of a type that were handled together. */
  handledMany(group: string, type: string, count: number): void {
    this.handledTotal.inc({ group, type, outcome: 'ok' }, count);
  }

  lag(group: string, topic: string, partition: number, records: number): void {
    this.lagRecords.set({ group, topic, partition }, records);
  }

  age(group: string, seconds: number): void {
    this.lagSeconds.set({ group }, Math.max(0, seconds));
  }

  /** The lag of partitions that went elsewhere is told there. */
  assign(group: string, assignment: Assignment): void {
    for (const [topic, partitions] of this.assigned.get(group) ?? []) {
      for (const partition of partitions) this.lagRecords.remove({ group, topic, partition });
    }
    this.assigned.set(group, assignment);
    this.rebalances.inc({ group });
  }

  crashed(group: string, restart: boolean): void {
    this.crashes.inc({ group, restart: String(restart) });
  }

  waiting(group: string, letters: number, keys: number): void {
    this.deadLetters.set({ group }, letters);
    this.blockedKeys.set({ group }, keys);
  }

  outage(group: string): void {
    this.outages.inc({ group });
  }

  progressed(group: string): void {
    this.progress.set({ group }, Date.now() / 1000);
  }
}
