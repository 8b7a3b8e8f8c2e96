import { latencyShares, type Measure, type PairRecord, type WindowRecord } from './record.js';

interface MeasureMeaning {
  readonly title: string;
  readonly better: 'more' | 'less';
  readonly unit: '×' | ' ms' | ' %';
  /** What one pair says; null when it says nothing about it. */
  readonly of: (pair: PairRecord) => number | null;
  /** What a single window shows of it, in words. */
  readonly shown: (window: WindowRecord) => number | null;
  readonly shownUnit: string;
}

export const measures: Readonly<Record<Measure, MeasureMeaning>> = {
  throughput: {
    title: 'throughput',
    better: 'more',
    unit: '×',
    of: ratioOf(perSecond),
    shown: perSecond,
    shownUnit: '/s',
  },
  cpu: {
    title: 'CPU, sum',
    better: 'less',
    unit: '×',
    of: ratioOf(cpuMicroseconds),
    shown: cpuMicroseconds,
    shownUnit: ' µs',
  },
  p50: {
    title: 'p50',
    better: 'less',
    unit: '×',
    of: ratioOf((window) => latencyAt(window, 0.5)),
    shown: (window) => latencyAt(window, 0.5),
    shownUnit: ' ms',
  },
  p99: {
    title: 'p99',
    better: 'less',
    unit: '×',
    of: ratioOf((window) => latencyAt(window, 0.99)),
    shown: (window) => latencyAt(window, 0.99),
    shownUnit: ' ms',
  },
  addedP50: {
    title: 'p50, added',
    better: 'less',
    unit: ' ms',
    of: ({ floor, ours }) => combine(ours, floor, (window) => latencyAt(window, 0.5), minus),
    shown: (window) => latencyAt(window, 0.5),
    shownUnit: ' ms',
  },
  corePercent: {
    title: 'of one core',
    better: 'less',
    unit: ' %',
    of: ({ ours }) => corePercent(ours),
    shown: corePercent,
    shownUnit: ' %',
  },
};

export function perSecond({ operations, seconds }: WindowRecord): number {
  return operations / seconds;
}

/** CPU time of all processes together, for one operation. */
export function cpuMicroseconds({ cpuSeconds, operations }: WindowRecord): number | null {
  return cpuSeconds && (sumOf(cpuSeconds) / operations) * 1e6;
}

export function latencyAt({ latencyMs }: WindowRecord, share: number): number | null {
  return latencyMs?.[latencyShares.indexOf(share)] ?? null;
}

function corePercent({ cpuSeconds, seconds }: WindowRecord): number | null {
  return cpuSeconds && (sumOf(cpuSeconds) / seconds) * 100;
}

function sumOf(cpuSeconds: Readonly<Record<string, number>>): number {
  return Object.values(cpuSeconds).reduce((sum, seconds) => sum + seconds, 0);
}

function ratioOf(figure: (window: WindowRecord) => number | null) {
  return ({ floor, ours }: PairRecord) => combine(ours, floor, figure, (a, b) => a / b);
}

const minus = (a: number, b: number) => a - b;

function combine(
  ours: WindowRecord,
  floor: WindowRecord | null,
  figure: (window: WindowRecord) => number | null,
  by: (ours: number, floor: number) => number,
): number | null {
  const [left, right] = [figure(ours), floor && figure(floor)];
  return left === null || right === null ? null : by(left, right);
}
