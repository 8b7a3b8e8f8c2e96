/** What one window did. */
export interface Window {
  readonly operations: number;
  readonly seconds: number;
  /** Latencies in milliseconds, where an operation has one. */
  readonly latencies?: readonly number[];
}

/** One side of a comparison, ready to run windows. */
export type Side = () => Promise<Window>;

/** A workload of ours beside the bare floor that does the same with no promise at all. */
export interface Workload {
  readonly name: string;
  /** What the floor is, in a few words. */
  readonly floor: string;
  /** Ours ÷ floor that we want to reach. */
  readonly target: number;
  prepare(environment: BenchEnvironment): Promise<PreparedWorkload>;
}

export interface PreparedWorkload {
  readonly floor: Side;
  readonly ours: Side;
  close(): Promise<void>;
}

/** Brokers of this run, and names that no other run uses. */
export interface BenchEnvironment {
  readonly kafkaBrokers: string;
  readonly mongoUrl: string;
  readonly prefix: string;
}

/** Runs `operation` `total` times, so many at a time, and measures. */
export async function closedLoop(
  total: number,
  callers: number,
  operation: (index: number) => Promise<unknown>,
): Promise<Window> {
  const latencies: number[] = [];
  let next = 0;
  const began = performance.now();
  const lane = async () => {
    for (let index = next++; index < total; index = next++) {
      const start = performance.now();
      await operation(index);
      latencies.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: callers }, lane));
  return { operations: total, seconds: (performance.now() - began) / 1_000, latencies };
}
