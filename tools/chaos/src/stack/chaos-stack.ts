import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  databaseOf,
  environmentOf,
  serviceNames,
  ServiceProcess,
  type ServiceName,
} from '@korsa/demo';
import { freePort, startInfrastructure, type Infrastructure, type Server } from '@korsa/infra';
import { eventually } from '@korsa/testing';
import type { StackUnderTest } from '../history/stack.js';
import { buildShim } from '../shim/build-shim.js';
import { ShimOrders } from '../shim/shim-orders.js';
import { openLines, type Lines } from './lines.js';
import { namesOf, processNames, roleOf, serviceOf, type ProcessName } from './process-names.js';
import { Supervised } from './supervised.js';

/** How long all processes may take to be ready for the first time. */
const patienceMs = 120_000;

export interface ChaosSettings {
  /** Gets the logs of all processes. */
  readonly folder: string;
  readonly random: () => number;
  readonly say: (line: string) => void;
}

/**
 * Korsa as it would be operated, with everything in reach that can be broken: each service as at least two processes that
 * are started again when they end, a broker and a database of its own, and a line between each process and each server.
 */
export class ChaosStack implements StackUnderTest {
  readonly topicPrefix = '';

  /** Starts everything; settles when every process is ready. Nothing is left when it rejects. */
  static async start({ folder, random, say }: ChaosSettings): Promise<ChaosStack> {
    await mkdir(folder, { recursive: true });
    const shim = await buildShim(folder);
    if ('missing' in shim) say(`clocks and disks cannot be changed here: ${shim.missing}`);
    const [kafkaPort, mongoPort] = [await freePort(), await freePort()];
    const lines = await openLines(mongoPort, random);
    const disks = new ShimOrders(shim, folder, 'servers');
    const infrastructure = await startInfrastructure({
      purpose: 'test',
      log: say,
      breakable: true,
      ports: 'fixed',
      kafkaListeners: lines.listeners,
      environment: disks.environment,
      env: {
        ...process.env,
        KORSA_KAFKA_PORT: String(kafkaPort),
        KORSA_MONGO_PORT: String(mongoPort),
      },
    }).catch(async (error: unknown) => {
      await lines.close();
      throw error;
    });
    const processes = await Promise.all(
      processNames.map(async (name) => {
        const port = await freePort();
        const orders = new ShimOrders(shim, folder, name);
        const env = { ...environmentFor(name, lines), ...orders.environment };
        const logFile = join(folder, `${name}.log`);
        const settings = { name: serviceOf(name), port, env, logFile, built: true };
        return [name, new Supervised(name, new ServiceProcess(settings), orders)] as const;
      }),
    );
    const byName = Object.fromEntries(processes) as Record<ProcessName, Supervised>;
    const stack = new ChaosStack(infrastructure, lines, byName, reached(disks, infrastructure));
    try {
      await stack.#bringUp();
      return stack;
    } catch (error) {
      await stack.stop();
      throw error;
    }
  }

  private constructor(
    private readonly infrastructure: Infrastructure,
    readonly lines: Lines,
    readonly processes: Readonly<Record<ProcessName, Supervised>>,
    /** The disks of broker and database. */
    readonly disks: ShimOrders,
  ) {}

  get provider(): Infrastructure['provider'] {
    return this.infrastructure.provider;
  }

  get servers(): { readonly kafka: Server; readonly mongo: Server } {
    if (!this.infrastructure.servers) throw new Error('These servers are not ours to break.');
    return this.infrastructure.servers;
  }

  get kafkaBrokers(): string {
    return this.infrastructure.kafkaBrokers;
  }

  get mongoUrl(): string {
    return this.infrastructure.mongoUrl;
  }

  get baseUrls(): StackUnderTest['baseUrls'] {
    const urlsOf = (service: ServiceName) =>
      namesOf(service, 'api').map((name) => this.processes[name].url);
    return Object.fromEntries(
      serviceNames.map((service) => [service, urlsOf(service)]),
    ) as unknown as StackUnderTest['baseUrls'];
  }

  database(service: ServiceName): string {
    return databaseOf(service, this.topicPrefix);
  }

  /** Ends everything. Topics and databases go with it. */
  async stop(): Promise<void> {
    await Promise.all(Object.values(this.processes).map((process) => process.stop()));
    await this.lines.close();
    await this.infrastructure.stop();
    this.disks.close();
  }

  async #bringUp(): Promise<void> {
    const all = Object.values(this.processes);
    for (const process of all) process.start();
    const unready = async () => {
      const ready = await Promise.all(all.map((process) => process.isReady()));
      return all.filter((_, at) => !ready[at]).map(({ name, logFile }) => `${name}: ${logFile}`);
    };
    await eventually(
      async () => {
        const waiting = await unready();
        if (waiting.length > 0) throw new Error(`not ready: ${waiting.join(', ')}`);
      },
      { within: patienceMs, every: 250 },
    );
  }
}

/** What is in a container did not get the shim. */
function reached(disks: ShimOrders, { provider }: Infrastructure): ShimOrders {
  return provider === 'embedded' ? disks : disks.without('broker and database run in containers');
}

function environmentFor(name: ProcessName, lines: Lines): Record<string, string> {
  const nobody = '127.0.0.1:9';
  const settings = {
    kafkaBrokers: lines.kafka[name]?.address ?? nobody,
    mongoUrl: `mongodb://${lines.mongo[name].address}/?directConnection=true`,
    prefix: '',
    simulation: true,
  };
  return {
    ...environmentOf(serviceOf(name), settings),
    KORSA_ROLES: roleOf(name),
    KORSA_INSTANCE: name,
  };
}
