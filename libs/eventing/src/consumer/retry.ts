import { BackOff, pause } from '../driver/back-off.js';
import { isTransient } from './errors.js';

export interface RetryContext {
  /** Whether going on makes sense; false ends it with `abandoned`. */
  readonly isActive: () => boolean;
  /** Told once when something that is depended on turns out to be away. */
  readonly onOutage: (error: unknown) => void;
  /** Told after each attempt. */
  readonly onAttempt?: () => void;
}

export type Attempted<T> =
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'abandoned' };

/**
 * Pauses between attempts at an event that fails by itself. The client fetches on when a batch is worked off, so other
 * keys wait for them together: they have to stay far below a second.
 */
const shortPausesMs = [25, 75, 250];
const outagePause = { firstMs: 250, mostMs: 3_000 };

/**
 * Tries until it works. While something that is depended on is away it waits, for as long as that takes; any other
 * failure is tried a few times more and is then handed back.
 */
export async function attempt<T>(
  work: () => Promise<T>,
  context: RetryContext,
): Promise<Attempted<T>> {
  let backOff: BackOff | undefined;
  let failures = 0;
  let outage = false;
  while (context.isActive()) {
    try {
      return { state: 'done', value: await work() };
    } catch (error) {
      context.onAttempt?.();
      if (isTransient(error)) {
        if (!outage) context.onOutage(error);
        outage = true;
        backOff ??= new BackOff(outagePause);
        await backOff.pause();
        continue;
      }
      const wait = shortPausesMs[failures++];
      if (wait === undefined) return { state: 'failed', error };
      await pause(wait * (0.5 + Math.random() / 2));
    }
  }
  return { state: 'abandoned' };
}
