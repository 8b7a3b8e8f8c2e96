import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@korsa/infra';
import { serviceNames, ServiceProcess, type ServiceName } from './service-process.js';

export interface StackSettings {
  readonly kafkaBrokers: string;
  readonly mongoUrl: string;
  /** Put before topic names and database names, so that several stacks can share brokers. */
  readonly prefix: string;
  readonly simulation: boolean;
  /** Fixed ports by service; free ones when left out. */
  readonly ports?: Readonly<Record<ServiceName, number>>;
  /** Runs what `nx build` has made, as an image does; by default the source. */
  readonly built?: boolean;
}

/** The four services of Korsa as processes, over a Kafka and a MongoDB that are already there. */
export class Stack {
  private constructor(
    readonly settings: StackSettings,
    readonly services: Readonly<Record<ServiceName, ServiceProcess>>,
    readonly logFolder: string,
  ) {}

  /** The stack with nothing started. */
  static async prepare(settings: StackSettings): Promise<Stack> {
    const logFolder = await mkdtemp(join(tmpdir(), 'korsa-logs-'));
    const entries = await Promise.all(
      serviceNames.map(async (name) => {
        const port = settings.ports?.[name] ?? (await freePort());
        const service = new ServiceProcess({
          name,
          port,
          env: environmentOf(name, settings),
          logFile: join(logFolder, `${name}.log`),
          built: settings.built ?? false,
        });
        return [name, service] as const;
      }),
    );
    return new Stack(settings, Object.fromEntries(entries) as Stack['services'], logFolder);
  }

  get urls(): Readonly<Record<ServiceName, string>> {
    const { scheduling, registration, attendance, evaluation } = this.services;
    return {
      scheduling: scheduling.url,
      registration: registration.url,
      attendance: attendance.url,
      evaluation: evaluation.url,
    };
  }

  /** Starts services at the same time. Rejects when one does not come up; the others keep running until `stop`. */
  async start(names: readonly ServiceName[] = serviceNames): Promise<void> {
    await Promise.all(names.map((name) => this.services[name].start()));
  }

  /** SIGKILL to all that run, which can be started again. */
  async kill(): Promise<void> {
    await Promise.all(serviceNames.map((name) => this.services[name].kill()));
  }

  async stop(): Promise<void> {
    await Promise.all(serviceNames.map((name) => this.services[name].stop()));
  }
}

/** Months pass in minutes, so a wave that is due must not wait as long as it may in real time. */
const wavesAtOnce = { EVALUATION_WAVE_POLL_MS: '1000' };

/** What a service is told by its environment. */
export function environmentOf(
  name: ServiceName,
  settings: Omit<StackSettings, 'ports' | 'built'>,
): Record<string, string> {
  return {
    KORSA_KAFKA_BROKERS: settings.kafkaBrokers,
    KORSA_MONGO_URL: settings.mongoUrl,
    KORSA_DATABASE: databaseOf(name, settings.prefix),
    KORSA_TOPIC_PREFIX: settings.prefix,
    KORSA_INSTANCE: name,
    KORSA_SIMULATION: String(settings.simulation),
    KORSA_ENVIRONMENT: 'development',
    ...(settings.simulation && name === 'evaluation' ? wavesAtOnce : {}),
  };
}

/** The name of the database of a service of the stack with this prefix. */
export function databaseOf(name: ServiceName, prefix: string): string {
  return `${prefix.replace(/[^a-z0-9]/gi, '_')}${name}`;
}
