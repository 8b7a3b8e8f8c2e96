import type { StoreObserver } from '@korsa/store';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What the aggregate store tells of its groups, as metrics. */
export function storeMetrics(registry: Registry): StoreObserver {
  const registers = [registry];
  const calls = new Counter({
    name: 'korsa_store_calls_total',
    help: 'Calls whose change was stored.',
    registers,
  });
  const commits = new Histogram({
    name: 'korsa_store_commit_seconds',
    help: 'From the start of a group to its commit, all attempts included.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const groupCalls = new Histogram({
    name: 'korsa_store_group_calls',
    help: 'Calls in one transaction.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
    registers,
  });
  const attempts = new Histogram({
    name: 'korsa_store_commit_attempts',
    help: 'Transactions tried until a group was stored.',
    buckets: [1, 2, 3, 5, 8, 13, 24],
    registers,
  });
  const events = new Counter({
    name: 'korsa_store_events_total',
    help: 'Events written to the outbox.',
    registers,
  });
  const retries = new Counter({
    name: 'korsa_store_retries_total',
    help: 'Attempts that failed and were tried again, by reason.',
    labelNames: ['reason'],
    registers,
  });
  const refusals = new Counter({
    name: 'korsa_store_refused_total',
    help: 'Calls refused without a decision, by reason.',
    labelNames: ['reason'],
    registers,
  });
  const ended = new Counter({
    name: 'korsa_store_abandoned_transactions_ended_total',
    help: 'Open transactions of dead processes that were ended.',
    registers,
  });
  const queue = new Gauge({
    name: 'korsa_store_queue_calls',
    help: 'Calls that wait for a transaction.',
    registers,
  });
  return {
    committed: (group) => {
      calls.inc(group.calls);
      events.inc(group.events);
      commits.observe(group.milliseconds / 1000);
      groupCalls.observe(group.calls);
      attempts.observe(group.attempts);
    },
    retried: (reason) => retries.inc({ reason }),
    refused: (reason) => refusals.inc({ reason }),
    endedAbandoned: (transactions) => ended.inc(transactions),
    queued: (waiting) => queue.set(waiting),
  };
}
