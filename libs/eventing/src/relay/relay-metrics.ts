import type { OutboxEvent } from '@korsa/store';
import type { Registry } from 'prom-client';
import { Metrics } from '../metrics.js';

/** What operators see of a relay. */
export class RelayMetrics {
  private readonly pending;
  private readonly oldest;
  private readonly published;
  private readonly errors;
  private readonly seconds;
  private readonly blocked;
  private readonly held;
  private readonly epoch;

  constructor(registry: Registry) {
    const metrics = new Metrics(registry);
    this.pending = metrics.gauge(
      'korsa_outbox_pending',
      'Envelopes that wait to be published, counted up to 10000',
      ['shard'],
    );
    this.oldest = metrics.gauge(
      'korsa_outbox_oldest_pending_seconds',
      'Age of the oldest envelope that waits to be published',
      [],
    );
    this.published = metrics.counter(
      'korsa_outbox_published_total',
      'Events that Kafka acknowledged',
      ['topic', 'type'],
    );
    this.errors = metrics.counter(
      'korsa_outbox_publish_errors_total',
      'Failed attempts to publish',
      ['reason'],
    );
    this.seconds = metrics.duration(
      'korsa_outbox_publish_seconds',
      'Time from sending a batch to its acknowledgement',
      [],
    );
    this.blocked = metrics.gauge(
      'korsa_outbox_blocked_keys',
      'Keys with an event that Kafka refuses; their later events wait behind it',
      ['shard'],
    );
    this.held = metrics.gauge('korsa_outbox_lease_held', 'Whether this process owns the shard', [
      'shard',
    ]);
    this.epoch = metrics.gauge('korsa_outbox_lease_epoch', 'How often the shard changed hands', [
      'shard',
    ]);
  }

  backlog(shard: number, envelopes: number): void {
    this.pending.set({ shard }, envelopes);
  }

  oldestPending(seconds: number): void {
    this.oldest.set(seconds);
  }

  sent(records: readonly OutboxEvent[], seconds: number): void {
    this.seconds.observe(seconds);
    const counts = new Map<string, { topic: string; type: string; count: number }>();
    for (const { topic, headers } of records) {
      const type = headers['ce_type'] ?? 'unknown';
      const entry = counts.get(type) ?? { topic, type, count: 0 };
      counts.set(type, entry);
      entry.count += 1;
    }
    for (const { topic, type, count } of counts.values())
      this.published.inc({ topic, type }, count);
  }

  failed(error: unknown): void {
    this.errors.inc({ reason: error instanceof Error ? error.name : 'unknown' });
  }

  blockedKeys(shard: number, keys: number): void {
    this.blocked.set({ shard }, keys);
  }

  lease(shard: number, epoch: number | undefined): void {
    this.held.set({ shard }, epoch === undefined ? 0 : 1);
    if (epoch !== undefined) this.epoch.set({ shard }, epoch);
  }
}
