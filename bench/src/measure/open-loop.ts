import { setTimeout as pause } from 'node:timers/promises';

/** Timers of Node fire up to a millisecond late; nearer than this it is quicker not to sleep. */
const nearMs = 0.8;

/**
 * Starts operations at fixed times, whether or not earlier ones have been answered, and resolves when all are.
 * `operation` gets the time at which it should have begun (`performance.now()`): who measures from there does not
 * leave out the waiting that a stalled system causes.
 */
export async function openLoop(
  rate: { readonly perSecond: number; readonly operations: number },
  operation: (index: number, intended: number) => Promise<unknown>,
): Promise<void> {
  const began = performance.now();
  const running: Promise<unknown>[] = [];
  for (let index = 0; index < rate.operations; index += 1) {
    const intended = began + (index * 1_000) / rate.perSecond;
    const early = intended - performance.now();
    if (early > nearMs) await pause(early);
    running.push(operation(index, intended));
  }
  await Promise.all(running);
}
