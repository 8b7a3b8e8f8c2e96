import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { processMetrics } from './process-metrics.js';

describe('the metrics of the process', () => {
  it('tell how busy the event loop is without sampling it', async () => {
    const registry = new Registry();
    processMetrics(registry);
    const text = await registry.metrics();
    expect(text).toMatch(/nodejs_eventloop_utilization_ratio [01](\.\d+)?/);
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).toContain('nodejs_heap_size_used_bytes');
    expect(text).not.toContain('nodejs_eventloop_lag_p99_seconds');
  });

  it('may ask for a sample that never comes', () => {
    expect(() => monitorEventLoopDelay({ resolution: 2 ** 31 - 1 }).enable()).not.toThrow();
  });
});
