import type { Socket } from 'node:net';
import type { LineState } from './line-state.js';

/** More than this on its way, and the sender has to wait: as much as the buffers of a real line. */
const onItsWayBytes = 256 * 1024;

/** One direction of a connection: carries bytes, and the end of them, in order and when they are due. */
export class Flow {
  readonly #onItsWay: (() => void)[] = [];
  #due = 0;
  #waiting = 0;
  #writable = true;

  constructor(
    private readonly from: Socket,
    private readonly to: Socket,
    private readonly direction: 'words' | 'answers',
    private readonly state: () => LineState,
    private readonly random: () => number,
  ) {
    from.on('data', (chunk: Buffer) => this.#carry(chunk));
    from.on('end', () => this.#later(0, () => to.end()));
    to.on('drain', () => {
      this.#writable = true;
      this.adjust();
    });
  }

  /** Reads on, or stops reading, as the state of the line and what is on its way say. */
  adjust(): void {
    const full = this.#waiting > onItsWayBytes || !this.#writable;
    if (full || this.state().silent) this.from.pause();
    else this.from.resume();
  }

  #carry(chunk: Buffer): void {
    if (this.direction === 'answers' && this.state().losesAnswers) return;
    this.#waiting += chunk.length;
    this.#later(chunk.length, () => {
      this.#waiting -= chunk.length;
      if (!this.to.destroyed) this.#writable = this.to.write(chunk) && this.#writable;
      this.adjust();
    });
    this.adjust();
  }

  /** Runs at once on a clear line, else after the delay of the line, never before what came earlier. */
  #later(bytes: number, arrive: () => void): void {
    const { latencyMs, jitterMs, bytesPerSecond } = this.state();
    const now = performance.now();
    const transmission = bytesPerSecond > 0 ? (bytes / bytesPerSecond) * 1_000 : 0;
    const delay = latencyMs + (jitterMs > 0 ? jitterMs * this.random() : 0);
    this.#due = Math.max(this.#due + transmission, now + delay + transmission);
    this.#onItsWay.push(arrive);
    const next = (): void => this.#onItsWay.shift()?.();
    // Timers of unlike length may fire in another order than they are due: each lets through what is first.
    if (this.#due <= now && this.#onItsWay.length === 1) next();
    else setTimeout(next, this.#due - now);
  }
}
