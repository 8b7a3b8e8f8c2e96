import { mkdir, mkdtemp, readdir } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rm } from 'node:fs/promises';
import { isAlive } from '../process/is-alive.js';

/** The folder of the workspace that git ignores: data of `npm start`, logs. */
export const workFolder = fileURLToPath(new URL('../../../../.korsa', import.meta.url));

/** What is downloaded once for all clones of this user. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env['KORSA_CACHE'] || join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'korsa');
}

/** By the id of the user: in a container it may have no name. */
export const temporaryRoot = join(tmpdir(), `korsa-${process.getuid?.() ?? 'user'}`);

/** A fresh folder for data that its keeper removes. The name tells whose it is: see `sweep`. */
export async function temporaryFolder(name: string): Promise<string> {
  await mkdir(temporaryRoot, { recursive: true, mode: 0o700 });
  return mkdtemp(join(temporaryRoot, `${process.pid}-${name}-`));
}

/** Removes temporary data whose keepers were killed before they could do it themselves. */
export async function sweep(): Promise<void> {
  for (const name of await readdir(temporaryRoot).catch(() => [])) {
    const owner = Number.parseInt(name, 10);
    if (!isAlive(owner)) await rm(join(temporaryRoot, name), { recursive: true, force: true });
  }
}

const keptLogs = 20;

/** A log file for one run; it outlives the data, so that a failure can be read. Old ones are removed. */
export async function logFile(name: string): Promise<string> {
  const folder = join(workFolder, 'logs');
  await mkdir(folder, { recursive: true });
  const logs = (await readdir(folder)).sort();
  for (const old of logs.slice(0, -keptLogs)) await rm(join(folder, old), { force: true });
  return join(folder, `${new Date().toISOString().replaceAll(':', '')}-${process.pid}-${name}.log`);
}
