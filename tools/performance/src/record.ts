/** What one window of one side did. */
export interface WindowRecord {
  readonly operations: number;
  readonly seconds: number;
  /** CPU seconds of each kind of process during the window; null where they cannot be measured. */
  readonly cpuSeconds: Readonly<Record<string, number>> | null;
  /** Latencies in milliseconds at `latencyShares`; null where an operation has none. */
  readonly latencyMs: readonly number[] | null;
  /** Cores kept busy by processes that take no part in the measurement; null where that cannot be measured. */
  readonly foreignCores: number | null;
}

/** Two windows that stood side by side in time; an absolute row has no floor. */
export interface PairRecord {
  readonly floor: WindowRecord | null;
  readonly ours: WindowRecord;
}

/** What is compared: see `measures` for what each means. */
export type Measure = 'throughput' | 'cpu' | 'p50' | 'p99' | 'addedP50' | 'corePercent';

/** What a row has to reach, and what would be better still. */
export interface Goal {
  readonly measure: Measure;
  readonly target: number;
  readonly stretch: number;
}

/** A promise that was looked at after the windows, such as "no seat oversold": it holds or the row fails. */
export interface Check {
  readonly promise: string;
  readonly found: string;
  readonly holds: boolean;
}

/** What a row measures, known before it runs. */
export interface RowDefinition {
  readonly id: string;
  readonly name: string;
  /** What ours is measured against; null for an absolute row. */
  readonly floor: string | null;
  /** One operation, in the singular: "check-in". */
  readonly operation: string;
  readonly goals: readonly Goal[];
  /** The size that the goals are for, where a smaller one is run by default: "1,000,000 events". */
  readonly fullSize?: string;
}

/** A row as it was measured. */
export interface RowRecord extends RowDefinition {
  /** Which of several sizes was run: "60,000 events". */
  readonly size: string | null;
  /** RFC 3339: when it ended. */
  readonly measuredAt: string;
  /** The load average of the last minute when the row began, and when it ended. */
  readonly load: readonly [number, number];
  readonly pairs: readonly PairRecord[];
  readonly checks: readonly Check[];
  /** Why it could not be measured to its end; null when it was. */
  readonly broken: string | null;
  /** Why it was not even begun; it is not measured then. */
  readonly notBegun?: string;
}

/** The name with the size that was run. */
export function titleOf({ name, size }: RowRecord): string {
  return size === null ? name : `${name}, ${size}`;
}

/** The machine and what ran on it; numbers of two different ones are never compared. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly versions: Readonly<Record<string, string>>;
}

/** One run of `npm run bench`, or several on one machine put together. */
export interface BenchRecord {
  /** RFC 3339: when the run began; each row has the time of its own end. */
  readonly date: string;
  readonly machine: Machine;
  /** Median of a small write and `fdatasync`: what a durable commit costs at least. */
  readonly fdatasyncMs: number;
  /** The load average of the last minute before anything ran. */
  readonly loadBefore: number;
  /** Whether rows ran in their full sizes and lengths. */
  readonly full: boolean;
  readonly rows: readonly RowRecord[];
}

/** Where on the distribution of latencies a window is kept: from the quickest to the slowest. */
export const latencyShares = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1];

/** Puts the rows of a later run on the same machine in place of the older ones. On another machine the older ones go. */
export function merge(before: BenchRecord | undefined, later: BenchRecord): BenchRecord {
  if (!before || !sameMachine(before.machine, later.machine)) return later;
  const newer = new Set(later.rows.map(({ id }) => id));
  const kept = before.rows.filter(({ id }) => !newer.has(id));
  return {
    ...later,
    full: later.full && (before.full || kept.length === 0),
    rows: [...kept, ...later.rows],
  };
}

function sameMachine(one: Machine, other: Machine): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
