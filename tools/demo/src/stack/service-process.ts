import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.js';

export const serviceNames = ['scheduling', 'registration', 'attendance', 'evaluation'] as const;
export type ServiceName = (typeof serviceNames)[number];

export interface ServiceSettings {
  readonly name: ServiceName;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
}

/** One service as a process of its own, as it would run in production, started from source. */
export class ServiceProcess {
  private child: ChildProcess | undefined;

  constructor(readonly settings: ServiceSettings) {}

  get url(): string {
    return `http://127.0.0.1:${this.settings.port}`;
  }

  /** Resolves when the service is ready. Rejects when it ends first or is not ready within a minute. */
  async start(): Promise<void> {
    const { name, port, env, logFile } = this.settings;
    const child = spawn(
      process.execPath,
      ['--conditions=development', '--import', '@swc-node/register/esm-register', 'src/main.ts'],
      {
        cwd: join(root, 'services', name),
        env: { ...process.env, ...env, KORSA_PORT: String(port) },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const log = createWriteStream(logFile, { flags: 'a' });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    this.child = child;
    await this.ready(child);
  }

  /** SIGTERM and wait; SIGKILL when the service does not end in time. */
  async stop(withinMs = 30_000): Promise<void> {
    const child = this.running();
    if (!child) return;
    const ended = ending(child);
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), withinMs);
    await ended;
    clearTimeout(timer);
  }

  /** SIGKILL: no goodbye, no flush. */
  async kill(): Promise<void> {
    const child = this.running();
    if (!child) return;
    const ended = ending(child);
    child.kill('SIGKILL');
    await ended;
  }

  private running(): ChildProcess | undefined {
    const { child } = this;
    return child && child.exitCode === null && child.signalCode === null ? child : undefined;
  }

  private async ready(child: ChildProcess): Promise<void> {
    const { name, logFile } = this.settings;
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline) {
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(
          `${name} ended with ${child.exitCode ?? child.signalCode} while starting; see ${logFile}`,
        );
      }
      if (await answersReady(this.url)) return;
      await new Promise((resume) => setTimeout(resume, 100));
    }
    throw new Error(`${name} was not ready within 60 s; see ${logFile}`);
  }
}

function ending(child: ChildProcess): Promise<void> {
  return new Promise((ended) => child.once('exit', () => ended()));
}

async function answersReady(url: string): Promise<boolean> {
  try {
    const { ok } = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) });
    return ok;
  } catch {
    return false;
  }
}
