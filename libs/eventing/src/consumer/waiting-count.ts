import type { Parking } from '../dead-letters/parking.js';
import type { ConsumerMetrics } from './consumer-metrics.js';

interface WaitingContext {
  readonly group: string;
  readonly parking: Parking;
  readonly metrics: ConsumerMetrics;
}

const countEveryMs = 15_000;

/** Letters and keys that wait, for the gauges: asked for when this member parked or let go, otherwise once in a while. */
export class WaitingCount {
  private countedAt = -Infinity;
  private known = 0;

  constructor(private readonly context: WaitingContext) {}

  async refresh(): Promise<void> {
    const { parking, metrics, group } = this.context;
    const isFresh = performance.now() - this.countedAt < countEveryMs;
    if (isFresh && parking.size === this.known) return;
    const known = parking.size;
    try {
      const { letters, keys } = await parking.count();
      metrics.waiting(group, letters, keys);
      this.countedAt = performance.now();
      this.known = known;
    } catch {
      return; // The database is away; the gauges keep their last value.
    }
  }
}
