import { checkEach, type CheckedPromise } from '@korsa/demo';
import type { Leftover } from '../evidence.js';

/** Promise 5: an outage parks nothing, blocks nothing, and leaves nothing unsent. */
export function nothingIsLeft(leftovers: readonly Leftover[]): CheckedPromise {
  return checkEach('5 nothing is parked, blocked or unsent', leftovers, ({ what, count }) =>
    count === 0 ? undefined : `${count} ${what}`,
  );
}
