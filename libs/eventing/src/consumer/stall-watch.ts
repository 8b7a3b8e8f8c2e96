import { beat } from '../driver/beat.js';
import type { ConsumerEnd, KafkaDriver } from '../driver/driver.js';
import { stallOf, type Stillness, type WatchTimes } from './stall.js';

export interface StallWatchContext {
  readonly driver: KafkaDriver;
  readonly topics: readonly string[];
  /** Undefined while there is no consumer that could be still. */
  readonly stillness: () => Stillness | undefined;
  readonly onStall: (end: ConsumerEnd) => void;
  readonly watch: WatchTimes;
  readonly signal: AbortSignal;
  /** What else is to be looked at each time. Never rejects. */
  readonly beside?: () => Promise<void>;
}

const silent: ConsumerEnd = {
  error: new Error('The consumer does not fetch any more, although Kafka answers.'),
  recoverable: true,
};
const hanging: ConsumerEnd = {
  error: new Error('A handler does not end. It cannot be cancelled: the process has to.'),
  recoverable: false,
};

/** Notices a consumer that stands still without saying so, until the signal is aborted. Never rejects. */
export async function watchForStalls(context: StallWatchContext): Promise<void> {
  const { signal, onStall, watch, beside } = context;
  let suspicions = 0;
  while (!signal.aborted) {
    const stall = await suspectedStall(context);
    suspicions = stall === 'none' ? 0 : suspicions + 1;
    if (suspicions === 2) {
      onStall(stall === 'fetch' ? silent : hanging);
      suspicions = 0;
    }
    await beside?.();
    await beat(watch.everyMs, signal);
  }
}

/** While Kafka is away, a consumer that does not fetch is not stalled. */
async function suspectedStall({ stillness, driver, topics, watch }: StallWatchContext) {
  const seen = stillness();
  const stall = seen ? stallOf(seen, watch) : 'none';
  if (stall !== 'fetch') return stall;
  try {
    const admin = await driver.admin();
    await admin.partitionCounts(topics);
    await admin.close();
    return stall;
  } catch {
    return 'none';
  }
}
