import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CallsBeside } from './calls-beside.js';
import { StoreUnavailable, TooBusy } from './errors.js';
import { Gathering } from './gathering.js';
import { GroupsUnderway } from './groups-underway.js';
import { Line, type Call } from './line.js';
import { byStretch } from './stretch.js';
import type { StoreObserver } from './observer.js';
import type { States, Work } from './work.js';

export interface QueueOptions {
  readonly maxGroup: number;
  readonly maxQueue: number;
  readonly deadlineMs: number;
  readonly maxBulk: number;
  readonly maxBulkGroup: number;
  readonly maxBulkBeside: number;
  readonly bulkDeadlineMs: number;
  readonly observer: StoreObserver;
}

/** Answers every call and resolves then; calls `onStored` before that when nothing but the answers is left to do. */
type RunGroup = (calls: readonly Call[], onStored: () => void) => Promise<void>;

/**
 * Calls wait here while a group is being stored; then all of them (up to `maxGroup`) are the next group. A call that
 * meets an empty queue starts at once: in the same turn of the event loop, so that calls that arrive together go together.
 * Only after a group of several calls the next one waits a moment for their callers, see `Gathering`.
 * Bulk waits in a line of its own: it fills groups when nothing else waits, and gets a small share of them otherwise,
 * so that neither line starves the other. A second group begins beside one that is being stored when it is full, or nothing
 * but bulk like the first, and the two have no aggregate in common. Fewer calls are better off in one group.
 */
export class WorkQueue {
  private readonly single: Line;
  private readonly bulk: Line;
  /** Callers of `addBulk` that are not answered. */
  private bulkCallers = 0;
  private readonly underway = new GroupsUnderway();
  /** Kept while the same groups are under way and nobody leaves the line. */
  private beside: CallsBeside | undefined;
  /** Groups with callers that are not answered. */
  private unanswered = 0;
  private readonly gathering = new Gathering(() => this.wake());
  private woken = false;
  private idle = Promise.withResolvers<void>();
  private closed = false;
  /** Groups run on nobody's behalf, not in the context of the caller that happened to come first. */
  private readonly onNobodysBehalf = AsyncLocalStorage.snapshot();

  constructor(
    private readonly runGroup: RunGroup,
    private readonly options: QueueOptions,
  ) {
    const { deadlineMs, bulkDeadlineMs } = options;
    this.single = this.line(deadlineMs, () => 1);
    this.bulk = this.line(bulkDeadlineMs, ({ refs }) => refs.length);
  }

  /** Throws TooBusy when the queue is full, StoreUnavailable after close. */
  async add(work: Work): Promise<States> {
    this.refuseWhen(this.single.length >= this.options.maxQueue);
    return this.join(this.single, work);
  }

  /** The works of one caller, which counts as one however many they are. Rejects when all of them are answered. */
  async addBulk(works: readonly Work[]): Promise<States[]> {
    this.refuseWhen(this.bulkCallers >= this.options.maxBulk);
    this.bulkCallers += 1;
    const results = await Promise.allSettled(works.map((work) => this.join(this.bulk, work)));
    this.bulkCallers -= 1;
    return results.map((result) => {
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    });
  }

  /** Refuses new calls; resolves when the waiting ones are answered. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.waiting > 0 || this.unanswered > 0) await this.idle.promise;
  }

  private line(deadlineMs: number, weightOf: (work: Work) => number): Line {
    const onExpired = (call: Call): void => {
      this.options.observer.refused?.('unavailable');
      call.reject(new StoreUnavailable(`no turn came within ${deadlineMs} ms`));
    };
    return new Line({ deadlineMs, weightOf, onExpired });
  }

  private refuseWhen(full: boolean): void {
    if (this.closed) throw new StoreUnavailable('it is closed');
    if (!full) return;
    this.options.observer.refused?.('too-busy');
    throw new TooBusy();
  }

  private join(line: Line, work: Work): Promise<States> {
    const outcome = line.join(work);
    this.report();
    this.wake();
    return outcome;
  }

  /** Looks for groups to start in the next turn. */
  private wake(): void {
    if (this.woken) return;
    this.woken = true;
    void this.onNobodysBehalf(async () => {
      await nextTurn();
      this.woken = false;
      while (this.startsGroup());
      if (this.waiting > 0 || this.unanswered > 0) return;
      this.idle.resolve();
      this.idle = Promise.withResolvers();
    });
  }

  private startsGroup(): boolean {
    const calls = this.underway.none ? this.takeFirst() : this.takeBeside();
    if (calls.length === 0) return false;
    this.report();
    void this.run(calls);
    return true;
  }

  private async run(calls: readonly Call[]): Promise<void> {
    this.underway.begin(calls);
    this.unanswered += 1;
    const began = performance.now();
    let stored = false;
    const onStored = (): void => {
      if (stored) return;
      stored = true;
      this.underway.end(calls);
      this.beside = undefined;
      const singles = calls.filter(({ work }) => !work.stretch).length;
      this.gathering.ended(singles, this.single.length, performance.now() - began);
      this.wake();
    };
    await this.runGroup(calls, onStored);
    onStored();
    this.unanswered -= 1;
    this.wake();
  }

  private takeFirst(): Call[] {
    const { maxGroup, maxBulkGroup, maxBulkBeside } = this.options;
    if (this.bulk.length === 0 && this.gathering.waitsFor(this.single.length)) return [];
    const single = this.single.take(maxGroup);
    const room = single.length > 0 ? maxBulkBeside : maxBulkGroup;
    return [...single, ...this.bulk.take(room, (calls) => byStretch(calls, []))];
  }

  private takeBeside(): Call[] {
    const { maxGroup, maxBulkGroup } = this.options;
    if (this.underway.full) return [];
    if (this.single.length === 0) {
      const busy = this.underway.stretches();
      return busy ? this.bulk.take(maxBulkGroup, (calls) => byStretch(calls, busy)) : [];
    }
    if (this.single.length < maxGroup) return [];
    const busy = this.beside ? undefined : this.underway.addresses();
    if (busy) this.beside = new CallsBeside(busy);
    const calls = this.beside?.among(this.single.waiting, maxGroup) ?? [];
    if (calls.length === 0) return [];
    this.beside = undefined;
    return this.single.take(maxGroup, () => calls);
  }

  private get waiting(): number {
    return this.single.length + this.bulk.length;
  }

  private report(): void {
    this.options.observer.queued?.(this.waiting);
  }
}
