import { beat } from '../driver/beat.js';
import type { EventingLogger } from '../logger.js';
import type { Retries } from './retries.js';

/** How often a worker looks whether a retry was asked for, milliseconds. */
const everyMs = 5_000;

/** Carries out what operators ask for until it is stopped. Never rejects. */
export async function watchRetries(
  retries: Retries,
  groups: readonly string[],
  logger: EventingLogger,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted && groups.length > 0) {
    try {
      if (await retries.carryOutNext(groups, signal)) continue;
    } catch (error) {
      logger.debug({ error: String(error) }, 'Retries could not be looked for');
    }
    await beat(everyMs, signal);
  }
}
