import { chooseProvider } from './choose-provider.js';
import { docker } from './docker/docker.js';
import { embedded } from './embedded/embedded.js';
import { sweep } from './files/folders.js';
import { given } from './given/given.js';
import type { Infrastructure, Request } from './infrastructure.js';

/**
 * Brings up real Kafka and MongoDB and says which it took: those that the environment names, containers, or
 * processes of this machine. KORSA_INFRA forces one of `given`, `docker`, `embedded`. Whatever it starts ends with
 * this process, even when that is killed. Throws an error for people when nothing can be had or a server fails.
 */
export async function startInfrastructure(request: Request): Promise<Infrastructure> {
  const { env = process.env } = request;
  await sweep();
  const providers = request.breakable ? [embedded, docker] : [given, docker, embedded];
  const choice = await chooseProvider(providers, env['KORSA_INFRA'], request);
  for (const reason of choice.passed) request.log(`Not ${reason}`);
  const infrastructure = await choice.start(request);
  const { kafkaBrokers, mongoUrl } = infrastructure;
  request.log(`Kafka ${kafkaBrokers} and MongoDB ${hostsOf(mongoUrl)} (${choice.name})`);
  return infrastructure;
}

/** The address without the user and the password. */
export function hostsOf(mongoUrl: string): string {
  return mongoUrl.replace(/^[^:]+:\/\/(?:[^@/]*@)?([^/?]*).*$/, '$1');
}
