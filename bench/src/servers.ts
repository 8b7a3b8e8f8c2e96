import type { Infrastructure } from '@korsa/infra';
import { pidListeningOn } from './measure/process-cpu.js';
import type { BenchEnvironment } from './workload.js';

/** The processes of database and broker on this machine: those that we started, or that listen on the given ports. */
export async function serversOf(
  infrastructure: Infrastructure,
): Promise<BenchEnvironment['servers']> {
  const { servers, kafkaBrokers, mongoUrl } = infrastructure;
  return {
    broker: servers?.kafka.pid ?? (await local(kafkaBrokers)),
    mongod: servers?.mongo.pid ?? (await local(mongoUrl.replace(/^[^:]+:\/\/(?:[^@/]*@)?/, ''))),
  };
}

/** `host:port`, and whatever follows. A server elsewhere, or in a container, has no process that we can look at. */
async function local(address: string): Promise<number | undefined> {
  const [, host, port] = /^([^:,/]+):(\d+)/.exec(address) ?? [];
  if (host !== '127.0.0.1' && host !== 'localhost') return undefined;
  return pidListeningOn(Number(port));
}
