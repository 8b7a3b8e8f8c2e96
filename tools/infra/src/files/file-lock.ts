import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../log.js';
import { isAlive } from '../process/is-alive.js';

/** For so long a lock may be empty: its owner makes it first, and then writes its id. */
const writingMs = 1_000;

/**
 * Keeps other processes from doing the same work at the same time. It saves work, it does not guard data: a lock
 * whose owner is dead is taken over, and two may do so at once.
 */
export async function withLock<T>(path: string, log: Log, work: () => Promise<T>): Promise<T> {
  for (let waiting = false; !(await take(path)); await delay(200)) {
    const owner = Number(await readFile(path, 'utf8').catch(() => ''));
    if (await isAbandoned(path, owner)) await rm(path, { force: true });
    else if (!waiting && owner > 0) {
      waiting = true;
      log(
        `Waiting for process ${owner}, which holds ${path}; delete that file if this is no process of Korsa`,
      );
    }
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

/** Our own id is no sign of that: another call of this process may hold it. */
async function isAbandoned(path: string, owner: number): Promise<boolean> {
  if (owner > 0) return !isAlive(owner);
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > writingMs;
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
