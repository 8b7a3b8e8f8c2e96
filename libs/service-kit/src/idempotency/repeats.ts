import { setTimeout as pause } from 'node:timers/promises';
import { IdempotencyKeyReused } from '@korsa/store';
import type { Logger } from 'pino';
import { HttpProblem } from '../http/http-problem.js';
import type { AnswerBook, KeptAnswer, KeyedCommand } from './answer-book.js';
import type { IdempotencyMetrics } from './idempotency-metrics.js';

interface Dependencies {
  readonly book: AnswerBook;
  readonly metrics: IdempotencyMetrics;
  readonly logger: Logger;
  readonly timing?: Partial<Timing>;
}

interface Timing {
  /** How long a repeat waits for the first run before it is told to come back. */
  readonly patienceMs: number;
  readonly lookEveryMs: number;
  readonly prolongEveryMs: number;
}

const defaults: Timing = { patienceMs: 5_000, lookEveryMs: 25, prolongEveryMs: 1_500 };

/** The first run of the command has not ended yet. */
export class CommandInProgress extends HttpProblem {
  constructor() {
    super(
      409,
      'command-in-progress',
      'The same command is being carried out; ask again for its answer.',
      [],
      { 'retry-after': '2' },
    );
  }
}

/**
 * Gives every repeat of a command the answer of its first run, whichever process had it, the no of a rule too. A command
 * that failed leaves nothing behind: its key is free again. That effects happen once is the store's promise, not this one's.
 */
export class Repeats {
  private readonly running = new Map<string, { command: KeyedCommand; since: number }>();
  private readonly timing: Timing;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly dependencies: Dependencies) {
    this.timing = { ...defaults, ...dependencies.timing };
  }

  /**
   * The answer of an earlier run, or undefined: then the caller carries the command out and says how it ended. Waits
   * while another run is underway. Throws IdempotencyKeyReused, CommandInProgress.
   */
  async begin(command: KeyedCommand): Promise<KeptAnswer | undefined> {
    const { book, metrics } = this.dependencies;
    const until = performance.now() + this.timing.patienceMs;
    for (;;) {
      const page = await book.claim(command);
      if (page.owner === command.owner) {
        this.started(command);
        return undefined;
      }
      if (page.fingerprint !== command.fingerprint) {
        metrics.count('reused');
        throw new IdempotencyKeyReused();
      }
      if (page.answer) {
        metrics.count('replayed');
        return page.answer;
      }
      if (performance.now() >= until) {
        metrics.count('in-progress');
        throw new CommandInProgress();
      }
      await pause(this.timing.lookEveryMs);
    }
  }

  /**
   * Keeps the answer; answers what goes out, which is that of another run when that came first. Never rejects: what the
   * command did is stored, and a repeat would be answered from that.
   */
  async done(command: KeyedCommand, answer: KeptAnswer): Promise<KeptAnswer> {
    const { book, metrics, logger } = this.dependencies;
    this.ended(command);
    try {
      const kept = await book.keep(command, answer);
      metrics.count(kept !== answer ? 'replayed' : answer.status < 400 ? 'first' : 'refused');
      return kept;
    } catch (err) {
      metrics.count('not-kept');
      logger.warn({ err }, 'the answer of a command could not be kept');
      return answer;
    }
  }

  /** The command failed. Answers what another run has answered meanwhile. Never rejects. */
  async failed(command: KeyedCommand): Promise<KeptAnswer | undefined> {
    const { book, metrics } = this.dependencies;
    this.ended(command);
    try {
      await book.release(command);
      const other = await book.find(command.id);
      metrics.count(other ? 'replayed' : 'failed');
      return other;
    } catch {
      metrics.count('failed');
      return undefined;
    }
  }

  /** A command without a key where one is required. */
  missed(): void {
    this.dependencies.metrics.count('missing');
  }

  private started(command: KeyedCommand): void {
    this.running.set(command.owner, { command, since: performance.now() });
    this.timer ??= setInterval(() => void this.prolong(), this.timing.prolongEveryMs).unref();
  }

  private ended({ owner }: KeyedCommand): void {
    this.running.delete(owner);
    if (this.running.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** Most commands end long before this is needed. */
  private async prolong(): Promise<void> {
    const before = performance.now() - this.timing.prolongEveryMs;
    const long = [...this.running.values()].filter(({ since }) => since < before);
    if (long.length === 0) return;
    await this.dependencies.book.prolong(long.map(({ command }) => command)).catch(() => undefined);
  }
}
