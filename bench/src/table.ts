import type { Measurement } from './mirrored.js';

/** The measurements as a table for a terminal. */
export function table(measurements: readonly Measurement[]): string {
  const rows = measurements.map((row) => [
    row.met ? 'pass' : 'FAIL',
    row.name,
    row.floor,
    `${row.oursPerSecond}/s`,
    `${row.floorPerSecond}/s`,
    `${row.ratio.toFixed(2)} [${row.interval.map((bound) => bound.toFixed(2)).join('–')}]`,
    `>= ${row.target}`,
    row.oursP50Ms === null
      ? '-'
      : `${row.oursP50Ms.toFixed(1)} / ${(row.oursP99Ms ?? 0).toFixed(1)}`,
  ]);
  const heading = [
    '',
    'workload',
    'floor',
    'ours',
    'floor',
    'ratio [95 %]',
    'target',
    'p50 / p99 ms',
  ];
  const widths = heading.map((text, column) =>
    Math.max(text.length, ...rows.map((row) => row[column]!.length)),
  );
  return [heading, ...rows]
    .map((row) => row.map((text, column) => text.padEnd(widths[column]!)).join('  '))
    .join('\n');
}
