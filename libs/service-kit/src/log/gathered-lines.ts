import type { DestinationStream } from 'pino';

/** A destination that can write what it holds back before it returns. */
export interface FlushableDestination extends DestinationStream {
  flushSync(): void;
}

/** One that also tells when it has written everything. */
interface TellingDestination extends FlushableDestination {
  on(event: 'drain', heard: () => void): unknown;
}

/** How long a line waits for others at most, in milliseconds. Who kills the process loses as much of the log. */
const gatherMs = 20;

/** How long the end of a process waits for a reader that does not read, in milliseconds. */
const patienceMs = 1_000;

/**
 * Lines of one moment go out in one write: under load a write for each costs several times what the line itself does.
 * A process that ends in order waits for `written`; one that crashes calls `flushSync`, which does not wait for a write
 * that is under way, so the last lines may change places then.
 */
export class GatheredLines implements FlushableDestination {
  private lines = '';
  private timer: NodeJS.Timeout | undefined;
  private drained = Promise.withResolvers<void>();
  private isWriting = false;

  constructor(private readonly output: TellingDestination) {
    process.once('exit', () => this.flushSync());
    output.on('drain', () => {
      this.isWriting = false;
      this.drained.resolve();
    });
  }

  write(line: string): void {
    this.lines += line;
    this.timer ??= setTimeout(() => this.send(), gatherMs).unref();
  }

  /** Resolves when every line so far has been written, or when nobody has read them for a second. */
  async written(): Promise<void> {
    this.send();
    if (!this.isWriting) return;
    const patience = setTimeout(() => this.drained.resolve(), patienceMs);
    await this.drained.promise;
    clearTimeout(patience);
  }

  flushSync(): void {
    this.send();
    this.output.flushSync();
  }

  private send(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { lines } = this;
    this.lines = '';
    if (lines === '') return;
    if (!this.isWriting) this.drained = Promise.withResolvers();
    this.isWriting = true;
    this.output.write(lines);
  }
}
