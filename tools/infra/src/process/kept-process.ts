import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { KeeperOrders, KeeperReport } from './keeper-orders.js';

const keeper = fileURLToPath(new URL('./keeper.ts', import.meta.url));

/** How a run of a server ended, as a predicate; `code` is missing when a signal ended it or it never began. */
export interface Ending {
  readonly how: string;
  readonly code?: number;
}

/**
 * A process that cannot outlive this one, however this one ends: a keeper in between stops it and removes its files.
 * It may run several times, one after the other, until `stop`.
 */
export class KeptProcess {
  readonly #keeper: ChildProcess;
  readonly #gone: Promise<unknown>;
  #run = newRun();

  constructor(readonly orders: KeeperOrders) {
    const { NODE_OPTIONS: _, ...env } = process.env;
    this.#keeper = spawn(process.execPath, [keeper], {
      detached: true,
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    // Not at its exit: what it has said last may still be on its way.
    this.#gone = once(this.#keeper, 'close').then(() =>
      this.#run.ended.resolve({ how: 'went with its keeper' }),
    );
    this.#keeper.stdin?.on('error', () => undefined);
    // Not as an argument: arguments can be read by everybody on the machine, and the environment is in the orders.
    this.#keeper.stdin?.write(`${JSON.stringify(orders)}\n`);
    createInterface({ input: this.#keeper.stdout as Socket }).on('line', (line) =>
      this.#hear(JSON.parse(line) as KeeperReport),
    );
  }

  /** The id of the server while it runs. */
  get pid(): number | undefined {
    return this.#run.pid;
  }

  /** Starts the server. The answer settles when this run has ended, for whatever reason. */
  start(): Promise<Ending> {
    this.#hold();
    if (!this.#run.ordered) this.#keeper.stdin?.write('start\n');
    this.#run.ordered = true;
    return this.#run.ended.promise;
  }

  /** Ends the server as a power cut would; it can be started again. */
  kill(): Promise<void> {
    return this.#end('kill');
  }

  /** Asks the server to end (SIGTERM) and waits for it, for as long as it takes; it can be started again. */
  terminate(): Promise<void> {
    return this.#end('terminate');
  }

  /** Ends the server for good and removes what its orders name. */
  async stop(): Promise<void> {
    this.#hold();
    this.#keeper.stdin?.end();
    await this.#gone;
  }

  /** Lets this process end without waiting for the server, until the next order. */
  release(): void {
    for (const handle of this.#handles()) handle.unref();
  }

  async #end(order: 'kill' | 'terminate'): Promise<void> {
    if (!this.#run.ordered) return;
    this.#hold();
    const { promise } = this.#run.ended;
    this.#keeper.stdin?.write(`${order}\n`);
    await promise;
  }

  #hold(): void {
    for (const handle of this.#handles()) handle.ref();
  }

  #handles(): readonly (ChildProcess | Socket)[] {
    return [this.#keeper, this.#keeper.stdin as Socket, this.#keeper.stdout as Socket];
  }

  #hear(report: KeeperReport): void {
    if (report.event === 'started') {
      this.#run.pid = report.pid;
      return;
    }
    const { event: _, ...ending } = report;
    const { ended } = this.#run;
    this.#run = newRun();
    ended.resolve(ending);
  }
}

function newRun(): {
  ordered: boolean;
  pid: number | undefined;
  ended: PromiseWithResolvers<Ending>;
} {
  return { ordered: false, pid: undefined, ended: Promise.withResolvers<Ending>() };
}
