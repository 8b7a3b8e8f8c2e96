import type { Entry } from '../history/history.js';
import { operationsOf } from './operations.js';

/** Milliseconds from the intended start to the first definite outcome, over the commands of the open model. */
export interface Latencies {
  readonly commands: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export function latenciesOf(entries: readonly Entry[]): Latencies {
  const measured = operationsOf(entries).flatMap(({ first, acknowledged, refused }) => {
    const outcomes = [...acknowledged, ...refused].map(({ at }) => at);
    if (first.intended === undefined || outcomes.length === 0) return [];
    return [Math.min(...outcomes) - first.intended];
  });
  const sorted = measured.sort((a, b) => a - b);
  const quantile = (share: number) => round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
  return { commands: sorted.length, p50: quantile(0.5), p99: quantile(0.99), max: quantile(1) };
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
