import { setInterval as every } from 'node:timers';
import type { KeeperOrders } from './keeper-orders.js';
import { KeptProcess } from './kept-process.js';

/** Runs a command to its end under a keeper. `status` is asked each 3 s for a line to show meanwhile. */
export async function runKept(
  run: readonly string[],
  orders: Pick<KeeperOrders, 'log' | 'cwd' | 'env'>,
  status: () => void = () => undefined,
): Promise<{ readonly ok: boolean }> {
  const process = new KeptProcess({ ...orders, run, graceMs: 0, remove: [] });
  const timer = every(status, 3_000);
  try {
    const { code } = await process.start();
    return { ok: code === 0 };
  } finally {
    clearInterval(timer);
    await process.stop();
  }
}
