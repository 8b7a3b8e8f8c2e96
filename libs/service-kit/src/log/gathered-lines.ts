import type { DestinationStream } from 'pino';

/** A destination that can write what it holds back before it returns. */
export interface FlushableDestination extends DestinationStream {
  flushSync(): void;
}

/** How long a line waits for others at most, in milliseconds. Who kills the process loses as much of the log. */
const gatherMs = 20;

/**
 * Lines of one moment go out in one write: under load a write for each costs several times what the line itself does.
 * `flushSync` writes what waits, and so does the end of the process.
 */
export class GatheredLines implements FlushableDestination {
  private lines = '';
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly output: FlushableDestination) {
    process.once('exit', () => this.flushSync());
  }

  write(line: string): void {
    this.lines += line;
    this.timer ??= setTimeout(() => this.send(), gatherMs).unref();
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
    if (lines !== '') this.output.write(lines);
  }
}
