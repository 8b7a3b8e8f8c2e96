import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { logFile } from '../files/folders.js';
import { mongoIsPrimary } from '../net/mongo-primary.js';
import { EmbeddedServer } from './embedded-server.js';
import type { ServerPlan } from './server-plan.js';

/** Starts a mongod as a replica set of one, because transactions need a replica set. Throws ServerFailed. */
export async function startMongo(
  mongod: string,
  { port, folder, keep, hint, log, env }: ServerPlan,
): Promise<EmbeddedServer> {
  const data = join(folder, 'data');
  await mkdir(data, { recursive: true });
  const address = `127.0.0.1:${port}`;
  const where = ['--bind_ip', '127.0.0.1', '--port', String(port), '--dbpath', data];
  const small = ['--wiredTigerCacheSizeGB', '0.25', '--oplogSize', '128', '--nounixsocket'];
  const quiet = ['--quiet', '--setParameter', 'diagnosticDataCollectionEnabled=false'];
  return EmbeddedServer.launch({
    name: 'MongoDB',
    orders: {
      run: [mongod, '--replSet', 'rs0', ...where, ...small, ...quiet],
      env,
      log: await logFile('mongod'),
      graceMs: keep ? 20_000 : 0,
      remove: keep ? [] : [folder],
    },
    started: 'Waiting for connections',
    answers: () => mongoIsPrimary(address, address),
    log,
    hint,
  });
}
