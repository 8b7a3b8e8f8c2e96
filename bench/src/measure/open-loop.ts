import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';

/** Timers of Node know whole milliseconds only; the last one is waited for turn by turn. */
const timerMs = 1;

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
    await until(intended);
    running.push(operation(index, intended));
  }
  await Promise.all(running);
}

/** Never early: that would take off what is measured. */
async function until(instant: number): Promise<void> {
  const early = instant - performance.now() - timerMs;
  if (early >= 1) await pause(early);
  while (performance.now() < instant) await nextTurn();
}
