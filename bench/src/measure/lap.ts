import { latencyShares, quantiles, type WindowRecord } from '@korsa/performance';
import { busySeconds, cpuSecondsOf } from './process-cpu.js';

/** The processes whose CPU time counts, by what they are: `{ client: [41], mongod: [7] }`. An unknown one is undefined. */
export type Processes = Readonly<Record<string, readonly (number | undefined)[]>>;

/** A window that has begun: its time and the CPU time of these processes run. */
export class Lap {
  private readonly began = performance.now();
  private readonly busy = busySeconds();
  private readonly own = cpuSecondsOf(process.pid);
  private readonly before: Readonly<Record<string, number>> | null;

  constructor(private readonly processes: Processes) {
    this.before = spent(processes);
  }

  /** The window ends here, or has ended `tailMs` ago; `latencies` in milliseconds, in any order. */
  end(operations: number, latencies?: readonly number[], tailMs = 0): WindowRecord {
    const elapsed = (performance.now() - this.began) / 1_000;
    const cpuSeconds = difference(spent(this.processes), this.before);
    return {
      operations,
      seconds: tidy(elapsed - tailMs / 1_000),
      cpuSeconds,
      latencyMs: latencies ? quantiles(latencies, latencyShares).map(tidy) : null,
      foreignCores: this.foreignCores(elapsed, cpuSeconds),
    };
  }

  /** What the machine did beyond the processes that take part and this one, which may only look on. */
  private foreignCores(
    seconds: number,
    cpuSeconds: Readonly<Record<string, number>> | null,
  ): number | null {
    const [busy, own] = [busySeconds(), cpuSecondsOf(process.pid)];
    if (!cpuSeconds || busy === null || this.busy === null || own === null || this.own === null)
      return null;
    const counted = Object.values(this.processes).flat().includes(process.pid);
    const ours = Object.values(cpuSeconds).reduce((sum, spent) => sum + spent, 0);
    return tidy(Math.max(0, busy - this.busy - ours - (counted ? 0 : own - this.own)) / seconds);
  }
}

/** Null when one of them cannot be measured: a sum without it would look better than it is. */
function spent(processes: Processes): Record<string, number> | null {
  const sums = Object.entries(processes).map(([name, pids]) => {
    const seconds = pids.map((pid) => (pid === undefined ? null : cpuSecondsOf(pid)));
    const known = seconds.filter((value) => value !== null);
    return [name, known.length === pids.length ? known.reduce((a, b) => a + b, 0) : null] as const;
  });
  if (sums.some(([, sum]) => sum === null)) return null;
  return Object.fromEntries(sums) as Record<string, number>;
}

function difference(
  after: Readonly<Record<string, number>> | null,
  before: Readonly<Record<string, number>> | null,
): Record<string, number> | null {
  if (!after || !before) return null;
  const entries = Object.entries(after).map(([name, seconds]) => [
    name,
    tidy(seconds - before[name]!),
  ]);
  return Object.fromEntries(entries) as Record<string, number>;
}

/** Six digits are more than was measured. */
function tidy(value: number): number {
  return Number(value.toPrecision(6));
}
