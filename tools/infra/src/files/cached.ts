import { access, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Log } from '../log.js';
import { cacheFolder } from './folders.js';
import { withLock } from './file-lock.js';

/**
 * A folder of the user's cache. When it is missing, `fill` fills a partial one, which takes the final name in one
 * step: an interrupted download leaves nothing that a later run could mistake for a whole one.
 */
export async function cached(
  name: string,
  log: Log,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(cacheFolder(), name);
  if (await exists(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  await withLock(`${folder}.lock`, log, async () => {
    if (await exists(folder)) return;
    await removePartial(folder);
    const partial = `${folder}.partial-${process.pid}`;
    await mkdir(partial);
    try {
      await fill(partial);
      await rename(partial, folder);
    } finally {
      await rm(partial, { recursive: true, force: true });
    }
  });
  return folder;
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function removePartial(folder: string): Promise<void> {
  const parent = dirname(folder);
  for (const name of await readdir(parent)) {
    const path = join(parent, name);
    if (path.startsWith(`${folder}.partial-`)) await rm(path, { recursive: true, force: true });
  }
}
