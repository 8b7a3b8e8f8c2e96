import type { Parking } from '../dead-letters/parking.js';
import { pause } from '../driver/back-off.js';
import type { ConsumerEnd, KafkaDriver } from '../driver/driver.js';
import type { ConsumerMetrics } from './consumer-metrics.js';
import type { GroupHandlers } from './handlers.js';
import { stallOf, type Stillness, type WatchTimes } from './stall.js';

interface WatchContext {
  readonly handlers: GroupHandlers;
  readonly driver: KafkaDriver;
  readonly parking: Parking;
  readonly metrics: ConsumerMetrics;
  /** Undefined while the group is not connected. */
  readonly stillness: () => Stillness | undefined;
  readonly onStall: (end: ConsumerEnd) => void;
  readonly watch: WatchTimes;
  readonly signal: AbortSignal;
}

const countEveryMs = 15_000;

const silent: ConsumerEnd = {
  error: new Error('The consumer does not fetch any more, although Kafka answers.'),
  recoverable: true,
};
const hanging: ConsumerEnd = {
  error: new Error('A handler does not end. It cannot be cancelled: the process has to.'),
  recoverable: false,
};

/** Notices what neither Kafka nor the handlers report, until the signal is aborted. Never rejects. */
export async function watchGroup(context: WatchContext): Promise<void> {
  const { signal, onStall, watch } = context;
  let suspicions = 0;
  const waiting = new WaitingCount(context);
  while (!signal.aborted) {
    const stall = await suspectedStall(context);
    suspicions = stall === 'none' ? 0 : suspicions + 1;
    if (suspicions === 2) {
      onStall(stall === 'fetch' ? silent : hanging);
      suspicions = 0;
    }
    await waiting.refresh();
    await pause(watch.everyMs, signal);
  }
}

/** While Kafka is away, a consumer that does not fetch is not stalled. */
async function suspectedStall({ stillness, driver, handlers, watch }: WatchContext) {
  const seen = stillness();
  const stall = seen ? stallOf(seen, watch) : 'none';
  if (stall !== 'fetch') return stall;
  try {
    const admin = await driver.admin();
    await admin.partitionCounts(handlers.topics);
    await admin.close();
    return stall;
  } catch {
    return 'none';
  }
}

/** Letters and keys that wait, for the gauges: asked for when this member parked or let go, otherwise once in a while. */
class WaitingCount {
  private countedAt = -Infinity;
  private known = 0;

  constructor(private readonly context: WatchContext) {}

  async refresh(): Promise<void> {
    const { parking, metrics, handlers } = this.context;
    const isFresh = performance.now() - this.countedAt < countEveryMs;
    if (isFresh && parking.size === this.known) return;
    const known = parking.size;
    try {
      const { letters, keys } = await parking.count();
      metrics.waiting(handlers.group, letters, keys);
      this.countedAt = performance.now();
      this.known = known;
    } catch {
      return; // The database is away; the gauges keep their last value.
    }
  }
}
