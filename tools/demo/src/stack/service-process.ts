import { join } from 'node:path';
import { KeptProcess, type Ending } from '@korsa/infra';
import { root } from './paths.js';

export const serviceNames = ['scheduling', 'registration', 'attendance', 'evaluation'] as const;
export type ServiceName = (typeof serviceNames)[number];

export interface ServiceSettings {
  readonly name: ServiceName;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  /** Runs what `nx build` has made, as an image does; by default the source. */
  readonly built?: boolean;
}

/** One service as a process of its own, as it would run in production. It cannot outlive us. */
export class ServiceProcess {
  private readonly process: KeptProcess;
  private ending: Ending | undefined;

  constructor(readonly settings: ServiceSettings) {
    const { name, port, env, logFile, built } = settings;
    this.process = new KeptProcess({
      run: [process.execPath, ...(built ? asBuilt : fromSource)],
      cwd: join(root, 'services', name),
      env: { ...process.env, ...env, KORSA_PORT: String(port) },
      log: logFile,
      graceMs: 30_000,
      remove: [],
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.settings.port}`;
  }

  /** The id of the process while it runs. */
  get pid(): number | undefined {
    return this.process.pid;
  }

  /** Starts the process. The answer settles when this run of it has ended, for whatever reason. */
  run(): Promise<Ending> {
    return this.process.start();
  }

  /** Resolves when the service is ready. Rejects when it ends first or is not ready within a minute. */
  async start(): Promise<void> {
    const { name, logFile } = this.settings;
    this.ending = undefined;
    void this.run().then((ending) => {
      this.ending = ending;
    });
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline) {
      const ending = this.ending as Ending | undefined;
      if (ending) throw new Error(`${name} ${ending.how} while starting; see ${logFile}`);
      if (await this.isReady()) return;
      await new Promise((resume) => setTimeout(resume, 100));
    }
    throw new Error(`${name} was not ready within 60 s; see ${logFile}`);
  }

  /** Whether it answers that it can do its work. */
  async isReady(): Promise<boolean> {
    try {
      const { ok } = await fetch(`${this.url}/health/ready`, {
        signal: AbortSignal.timeout(2_000),
      });
      return ok;
    } catch {
      return false;
    }
  }

  /** How its last run ended; undefined while it runs, and before. */
  get ended(): Ending | undefined {
    return this.ending;
  }

  /** SIGTERM and wait; SIGKILL when the service does not end in time. It cannot be started again. */
  stop(): Promise<void> {
    return this.process.stop();
  }

  /** SIGKILL: no goodbye, no flush. */
  kill(): Promise<void> {
    return this.process.kill();
  }
}

/** As in the image: with room for what a bulk needs, it is collected once and not copied on the way. */
const young = '--max-semi-space-size=64';
const loader = ['--import', '@swc-node/register/esm-register'];
const fromSource = [young, '--conditions=development', ...loader, 'src/main.ts'];
const asBuilt = [young, '--enable-source-maps', 'dist/main.js'];
