import type { Topic } from '@korsa/contracts';
import { BackOff } from '../driver/back-off.js';
import type { KafkaDriver } from '../driver/driver.js';
import { LoginRefused } from '../driver/errors.js';
import { openDriver } from '../driver/open-driver.js';
import type { EventingLogger } from '../logger.js';
import type { KafkaSettings } from '../settings.js';
import { planTopics } from './topic-plan.js';

export interface EnsureTopicsOptions {
  readonly kafka: KafkaSettings;
  readonly topics: readonly Topic[];
  readonly logger: EventingLogger;
}

export interface TopicKeeper {
  /** Resolves when every topic exists, or when it was stopped before that. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Creates the topics that are missing, with all their settings; changes no existing one and warns when its partition
 * count is not that of the contract. Returns at once and keeps trying while Kafka is away.
 */
export function ensureTopics({ kafka, topics, logger }: EnsureTopicsOptions): TopicKeeper {
  const driver = openDriver(kafka, logger);
  const stopped = new AbortController();
  const ready = keepTrying(driver, topics, logger, stopped.signal);
  return {
    ready,
    stop: async () => {
      stopped.abort();
      await ready;
    },
  };
}

async function keepTrying(
  driver: KafkaDriver,
  topics: readonly Topic[],
  logger: EventingLogger,
  stopped: AbortSignal,
): Promise<void> {
  const backOff = new BackOff({ firstMs: 250, mostMs: 5_000 });
  for (let failures = 0; !stopped.aborted; failures++) {
    try {
      await createMissing(driver, topics, logger);
      return;
    } catch (error) {
      const refused = error instanceof LoginRefused;
      const say = refused ? logger.error : failures === 0 ? logger.warn : logger.debug;
      say.call(logger, { error: String(error) }, 'The topics cannot be looked at; trying on');
      await backOff.pause(stopped);
    }
  }
}

/** One try of `ensureTopics`. Rejects when Kafka is away or refuses. */
export async function createMissing(
  driver: KafkaDriver,
  topics: readonly Topic[],
  logger: EventingLogger,
): Promise<void> {
  const admin = await driver.admin();
  try {
    const existing = await admin.partitionCounts(topics.map(({ name }) => name));
    const { missing, deviating } = planTopics(topics, existing);
    for (const deviation of deviating) {
      logger.warn(deviation, 'A topic has another partition count than its contract says');
    }
    if (missing.length === 0) return;
    await admin.createTopics(missing);
    logger.info({ topics: missing.map(({ name }) => name) }, 'Topics created');
  } finally {
    await admin.close();
  }
}
