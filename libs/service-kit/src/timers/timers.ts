/** Work that a worker does again and again. */
export interface Recurring {
  /** kebab-case; in logs and metrics. */
  readonly name: string;
  /** Milliseconds of real time from the end of a run to the start of the next. */
  readonly intervalMs: number;
  /** Runs under a cause of kind `timer` that covers every city; must be safe to repeat and to run in two workers. */
  readonly run: () => Promise<unknown>;
}

/**
 * The timers of the process. A provider registers its work in its constructor:
 * `constructor(timers: Timers, openDueWaves: OpenDueWaves) { timers.every({ name, intervalMs, run: () => openDueWaves.execute() }); }`.
 * They run in role `worker` only, never overlapping; an error is logged and counted, and the next run comes as usual.
 */
export declare class Timers {
  every(recurring: Recurring): void;
  /** Runs one now and waits for it, whatever the role; rejects with its error. For tests. */
  run(name: string): Promise<void>;
}
