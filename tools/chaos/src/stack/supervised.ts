import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceProcess } from '@korsa/demo';
import type { ShimOrders } from '../shim/shim-orders.js';
import type { ProcessName } from './process-names.js';

/** A process that ends sooner than this is started again only after a pause, so that a broken one does not spin. */
const soonMs = 1_000;
const pauseMs = 500;

/** A process of the stack that is started again whenever it ends, at once, as an orchestrator does. */
export class Supervised {
  /** How it ended without being told to. */
  readonly surprises: string[] = [];
  #killed = false;
  #stopping = false;

  constructor(
    readonly name: ProcessName,
    private readonly process: ServiceProcess,
    readonly shim: ShimOrders,
  ) {}

  get url(): string {
    return this.process.url;
  }

  get logFile(): string {
    return this.process.settings.logFile;
  }

  isReady(): Promise<boolean> {
    return this.process.isReady();
  }

  /** Starts it, and again and again until `stop`. */
  start(): void {
    void this.#keepRunning();
  }

  /** SIGKILL: no goodbye, no flush. */
  async kill(): Promise<void> {
    this.#killed = true;
    await this.process.kill();
  }

  /** SIGSTOP: the process stands still and nobody is told. Nothing happens when it is not running at this moment. */
  freeze(): void {
    this.#signal('SIGSTOP');
  }

  /** SIGCONT. */
  thaw(): void {
    this.#signal('SIGCONT');
  }

  /** SIGTERM and wait, for good. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.process.stop();
    this.shim.close();
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.process.pid !== undefined) process.kill(this.process.pid, signal);
  }

  async #keepRunning(): Promise<void> {
    while (!this.#stopping) {
      const began = performance.now();
      const { how } = await this.process.run();
      if (this.#stopping) return;
      if (!this.#killed) this.surprises.push(how);
      this.#killed = false;
      if (performance.now() - began < soonMs) await pause(pauseMs);
    }
  }
}
