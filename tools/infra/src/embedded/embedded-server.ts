import { readFile, rm } from 'node:fs/promises';
import { holdsWithin } from '../holds-within.js';
import type { Server } from '../infrastructure.js';
import type { Log } from '../log.js';
import type { KeeperOrders } from '../process/keeper-orders.js';
import { KeptProcess, type Ending } from '../process/kept-process.js';
import { ServerFailed } from '../server-failed.js';

const patienceMs = 60_000;

interface Parts {
  readonly name: string;
  readonly orders: KeeperOrders;
  /** What its log says when it has come up. */
  readonly started: string;
  readonly answers: () => Promise<boolean>;
  /** Makes the data ready before the first start. */
  readonly prepare?: () => Promise<void>;
  readonly log: Log;
  /** Added to a failure. */
  readonly hint: string;
}

/** A server that runs as a process of this machine. */
export class EmbeddedServer implements Server {
  readonly #parts: Parts;
  readonly #process: KeptProcess;
  #wanted = false;
  /** Keeps the log for whoever wants to know why. */
  #hasFailed = false;

  /** Starts it for the first time. A failure leaves neither process nor data behind. */
  static async launch(parts: Parts): Promise<EmbeddedServer> {
    const server = new EmbeddedServer(parts);
    try {
      await parts.prepare?.();
      await server.start();
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  private constructor(parts: Parts) {
    this.#parts = parts;
    this.#process = new KeptProcess(parts.orders);
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  async start(): Promise<void> {
    const before = (await this.#readLog()).length;
    const run = this.#process.start();
    const ending = await Promise.race([run, this.#comesUp(before, run)]);
    if (ending) {
      const { name, orders, hint } = this.#parts;
      this.#hasFailed = true;
      throw await ServerFailed.because(name, ending.how, orders.log, hint);
    }
    this.#wanted = true;
    void run.then(({ how }) => this.#reportLoss(how));
    this.#process.release();
  }

  async kill(): Promise<void> {
    this.#wanted = false;
    await this.#process.kill();
  }

  async shutDown(): Promise<void> {
    this.#wanted = false;
    await this.#process.terminate();
  }

  async stop(): Promise<void> {
    this.#wanted = false;
    await this.#process.stop();
    if (!this.#hasFailed) await rm(this.#parts.orders.log, { force: true });
  }

  /** Undefined when it is up: its log says so, and it answers. */
  async #comesUp(logLength: number, run: Promise<Ending>): Promise<Ending | undefined> {
    let ended = false;
    void run.then(() => (ended = true));
    const { started, answers } = this.#parts;
    const isUp = async () =>
      (await this.#readLog()).slice(logLength).includes(started) && (await answers());
    const up = await holdsWithin(patienceMs, isUp, () => ended);
    return up ? undefined : { how: `did not answer within ${patienceMs / 1000} s` };
  }

  #readLog(): Promise<string> {
    return readFile(this.#parts.orders.log, 'utf8').catch(() => '');
  }

  /** Says at once that a server died while it was needed: what fails next is harder to read. */
  #reportLoss(how: string): void {
    const { name, orders, log } = this.#parts;
    if (!this.#wanted) return;
    this.#hasFailed = true;
    log(`${name} ${how} while it was in use. Its log: ${orders.log}`);
  }
}
