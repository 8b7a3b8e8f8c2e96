import { performance } from 'node:perf_hooks';
import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client';

/** What prom-client reads from a histogram that wakes the process a hundred times a second: most of its cost at rest. */
const sampled = ['min', 'max', 'mean', 'stddev', 'p50', 'p90', 'p99'].map(
  (value) => `nodejs_eventloop_lag_${value}_seconds`,
);
const neverMs = 2 ** 31 - 1;

/** Memory, CPU, handles and garbage collection of the process, and how busy its event loop was since the last look. */
export function processMetrics(registry: Registry): void {
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: neverMs });
  for (const name of sampled) registry.removeSingleMetric(name);
  let before = performance.eventLoopUtilization();
  const busy = new Gauge({
    name: 'nodejs_eventloop_utilization_ratio',
    help: 'Share of the time since the last scrape in which the event loop was busy.',
    registers: [registry],
    collect: () => {
      const now = performance.eventLoopUtilization();
      busy.set(performance.eventLoopUtilization(now, before).utilization);
      before = now;
    },
  });
}
