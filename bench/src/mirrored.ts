import { interval, median, quantile } from './stats.js';
import type { PreparedWorkload, Window, Workload } from './workload.js';

/** A workload as it was measured: the ratio is the median of pairs of neighbouring windows. */
export interface Measurement {
  readonly name: string;
  readonly floor: string;
  readonly target: number;
  readonly pairs: number;
  readonly floorPerSecond: number;
  readonly oursPerSecond: number;
  readonly ratio: number;
  readonly interval: readonly [number, number];
  readonly oursP50Ms: number | null;
  readonly oursP99Ms: number | null;
  readonly met: boolean;
}

/** Runs the sides in mirrored order (A B B A …), so that a machine that gets slower slows both. */
export async function measure(
  workload: Workload,
  prepared: PreparedWorkload,
  rounds: number,
): Promise<Measurement> {
  const floor: Window[] = [];
  const ours: Window[] = [];
  await prepared.floor();
  await prepared.ours();
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      floor.push(await prepared.floor());
      ours.push(await prepared.ours());
    } else {
      ours.push(await prepared.ours());
      floor.push(await prepared.floor());
    }
  }
  const ratios = ours.map((window, at) => speed(window) / speed(floor[at]!));
  const latencies = ours.flatMap((window) => window.latencies ?? []);
  const ratio = median(ratios);
  return {
    name: workload.name,
    floor: workload.floor,
    target: workload.target,
    pairs: ratios.length,
    floorPerSecond: Math.round(median(floor.map(speed))),
    oursPerSecond: Math.round(median(ours.map(speed))),
    ratio,
    interval: interval(ratios),
    oursP50Ms: latencies.length ? quantile(latencies, 0.5) : null,
    oursP99Ms: latencies.length ? quantile(latencies, 0.99) : null,
    met: ratio >= workload.target,
  };
}

const speed = ({ operations, seconds }: Window) => operations / seconds;
