import { type Cause, currentCause, NoCause } from '@korsa/store';

/** The current cause, undefined outside of one. */
export function findCause(): Cause | undefined {
  try {
    return currentCause();
  } catch (error) {
    if (error instanceof NoCause) return undefined;
    throw error;
  }
}
