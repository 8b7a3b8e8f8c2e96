import { pause } from './back-off.js';

/**
 * Milliseconds to the next beat: a whole multiple of `everyMs` on the clock of this process (`now`: `performance.now()`).
 * Between a quarter and one and a quarter of `everyMs`, so that a timer that fires early does not meet its beat again.
 */
export function msToBeat(everyMs: number, now: number): number {
  const left = everyMs - (now % everyMs);
  return left < everyMs / 4 ? left + everyMs : left;
}

/**
 * Waits for the next beat; returns early, without an error, when the signal is aborted. Looks that a process at rest
 * takes again and again then fall together: one wake-up costs it less than several.
 */
export function beat(everyMs: number, signal: AbortSignal): Promise<void> {
  return pause(msToBeat(everyMs, performance.now()), signal);
}
