import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { StoreUnavailable, TooBusy } from './errors.js';
import type { StoreObserver } from './observer.js';
import type { States, Work } from './work.js';

/** A caller that waits for the outcome of its call. */
export interface Call {
  readonly work: Work;
  readonly since: number;
  resolve(states: States): void;
  reject(error: unknown): void;
}

interface QueueOptions {
  readonly maxGroup: number;
  readonly maxQueue: number;
  readonly deadlineMs: number;
  readonly observer: StoreObserver;
}

/**
 * Calls wait here while a group is being stored; then all of them (up to `maxGroup`) are the next group. A call that
 * meets an empty queue starts at once: in the same turn of the event loop, so that calls that arrive together go together.
 */
export class WorkQueue {
  private waiting: Call[] = [];
  private running: Promise<void> | undefined;
  private closed = false;
  /** Groups run on nobody's behalf, not in the context of the caller that happened to come first. */
  private readonly onNobodysBehalf = AsyncLocalStorage.snapshot();

  constructor(
    private readonly runGroup: (calls: readonly Call[]) => Promise<void>,
    private readonly options: QueueOptions,
  ) {}

  /** Throws TooBusy when the queue is full, StoreUnavailable after close. */
  add(work: Work): Promise<States> {
    const { observer, maxQueue } = this.options;
    if (this.closed) return Promise.reject(new StoreUnavailable('it is closed'));
    if (this.waiting.length >= maxQueue) {
      observer.refused?.('too-busy');
      return Promise.reject(new TooBusy());
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ work, since: performance.now(), resolve, reject });
      observer.queued?.(this.waiting.length);
      this.running ??= this.onNobodysBehalf(() => this.run());
    });
  }

  /** Refuses new calls; resolves when the waiting ones are answered. */
  async close(): Promise<void> {
    this.closed = true;
    await this.running;
  }

  private async run(): Promise<void> {
    await nextTurn();
    while (this.waiting.length > 0) {
      const calls = this.take();
      if (calls.length > 0) await this.runGroup(calls);
      await nextTurn();
    }
    this.running = undefined;
  }

  /** The next group, without those that waited too long to be worth an answer. */
  private take(): Call[] {
    const { maxGroup, deadlineMs, observer } = this.options;
    const expired = performance.now() - deadlineMs;
    const calls: Call[] = [];
    let taken = 0;
    for (; taken < this.waiting.length && calls.length < maxGroup; taken += 1) {
      const call = this.waiting[taken]!;
      if (call.since >= expired) calls.push(call);
      else {
        observer.refused?.('unavailable');
        call.reject(new StoreUnavailable(`no turn came within ${deadlineMs} ms`));
      }
    }
    this.waiting = this.waiting.slice(taken);
    observer.queued?.(this.waiting.length);
    return calls;
  }
}
