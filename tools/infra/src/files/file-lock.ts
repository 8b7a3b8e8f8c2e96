import { readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../log.js';
import { isAlive } from '../process/is-alive.js';

/**
 * Keeps other processes from doing the same work at the same time. It saves work, it does not guard data: a lock
 * whose owner is dead is taken over, and two may do so at once.
 */
export async function withLock<T>(path: string, log: Log, work: () => Promise<T>): Promise<T> {
  for (let waiting = false; !(await take(path)); waiting = true) {
    const owner = Number(await readFile(path, 'utf8').catch(() => ''));
    if (!isAlive(owner)) {
      await rm(path, { force: true });
      continue;
    }
    if (!waiting) log(`Waiting for process ${owner}, which holds ${path}`);
    await delay(200);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path: string): Promise<boolean> {
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
