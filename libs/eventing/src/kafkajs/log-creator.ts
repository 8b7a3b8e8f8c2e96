import { logLevel, type logCreator as LogCreator } from 'kafkajs';
import type { EventingLogger } from '../logger.js';

/** What kafkajs reports although nothing is wrong or it is repaired at once. */
const harmless = [
  'Topic with this name already exists',
  'The coordinator is loading and hence',
  'There is no leader for this topic-partition',
  'This server does not host this topic-partition',
  'The group is rebalancing',
  'The coordinator is not aware of this member',
  'Limiting retries for the idempotent producer',
];

/** How long the same message is not repeated as a warning, in ms: a lost broker repeats it many times a second. */
const quietFor = 10_000;

/** When each message was last a warning; clients come and go, the log stays. */
const warnings = new WeakMap<EventingLogger, Map<string, number>>();

/**
 * Passes the messages of kafkajs on, at most as warnings: what is an error is decided by who uses the driver.
 * Of the details only names, numbers and error texts are kept.
 */
export function logCreator(logger: EventingLogger): LogCreator {
  const warnedAt = warnings.get(logger) ?? new Map<string, number>();
  warnings.set(logger, warnedAt);
  return () =>
    ({ namespace, level, log }) => {
      const { message, error } = log as { message: string; error?: unknown };
      const detail = typeof error === 'string' ? error : '';
      const fields = { kafkajs: namespace, ...(detail ? { error: detail } : {}), ...where(log) };
      if (level > logLevel.WARN || isHarmless(`${message} ${detail}`)) {
        logger.debug(fields, message);
        return;
      }
      const now = Date.now();
      if (now - (warnedAt.get(message) ?? 0) < quietFor) return;
      warnedAt.set(message, now);
      logger.warn(fields, message);
    };
}

function isHarmless(text: string): boolean {
  return harmless.some((part) => text.includes(part));
}

const details = ['broker', 'groupId', 'topic', 'partition', 'retryCount'];

function where(log: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(log).filter(([name]) => details.includes(name)));
}
