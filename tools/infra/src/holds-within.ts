import { setTimeout as delay } from 'node:timers/promises';

/** Asks again until the answer is yes; answers whether that was so in time, or before `over` said to stop asking. */
export async function holdsWithin(
  ms: number,
  ask: () => boolean | Promise<boolean>,
  over: () => boolean = () => false,
): Promise<boolean> {
  const deadline = Date.now() + ms;
  while (!over() && Date.now() < deadline) {
    if (await ask()) return true;
    await delay(50);
  }
  return false;
}
