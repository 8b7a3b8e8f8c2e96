import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Shim } from './build-shim.js';

/** What the shim in one process is told. It hears of changes at once. */
export class ShimOrders {
  readonly #file: string;
  readonly #descriptor: number;
  #clockOffsetMs = 0;
  #syncDelayMs = 0;

  constructor(
    private readonly shim: Shim,
    private readonly folder: string,
    private readonly name: string,
  ) {
    this.#file = join(folder, `${name}.shim`);
    this.#descriptor = openSync(this.#file, 'w+');
    this.#tell();
  }

  /** Why nothing can be told to this process. */
  get missing(): string | undefined {
    return 'missing' in this.shim ? this.shim.missing : undefined;
  }

  /** The same process, into which the shim could not be put. */
  without(missing: string): ShimOrders {
    this.close();
    return new ShimOrders({ missing }, this.folder, this.name);
  }

  /** What puts the shim into a process that is started with it. */
  get environment(): Readonly<Record<string, string>> {
    if ('missing' in this.shim) return {};
    return { LD_PRELOAD: this.shim.library, KORSA_SHIM: this.#file };
  }

  /** Moves the time of day of the process, milliseconds. */
  skewClock(milliseconds: number): void {
    this.#clockOffsetMs = milliseconds;
    this.#tell();
  }

  /** Makes each fsync and fdatasync take so much longer, milliseconds. */
  slowDisk(milliseconds: number): void {
    this.#syncDelayMs = milliseconds;
    this.#tell();
  }

  /** The process has ended. */
  close(): void {
    closeSync(this.#descriptor);
  }

  /** The file is mapped into memory by the shim: it is overwritten, never replaced. */
  #tell(): void {
    const orders = new BigInt64Array([
      BigInt(Math.round(this.#clockOffsetMs * 1_000_000)),
      BigInt(Math.round(this.#syncDelayMs * 1_000)),
    ]);
    writeSync(this.#descriptor, new Uint8Array(orders.buffer), 0, orders.byteLength, 0);
  }
}
