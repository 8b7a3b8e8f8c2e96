import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root, serviceNames } from '@korsa/demo';

/** Builds all services as their images do; what has not changed since comes from the cache. Throws with what the build printed. */
export async function buildServices(): Promise<void> {
  const nx = join(root, 'node_modules/.bin/nx');
  const args = ['run-many', '-t', 'build', '-p', serviceNames.join(','), '--outputStyle=static'];
  const quiet = { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' };
  try {
    const env = { ...process.env, ...quiet };
    await promisify(execFile)(process.execPath, [nx, ...args], { cwd: root, env });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`The services could not be built.\n${stdout}${stderr}`, { cause: error });
  }
}
