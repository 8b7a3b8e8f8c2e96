import { markdownTable } from './findings-table.js';
import { figure } from './numbers.js';
import type { RowRecord, WindowRecord } from './record.js';
import { median } from './stats.js';

/** Who spent the CPU time of one operation, for a page; nothing where it was not measured. */
export function processTable({ pairs, floor, operation }: RowRecord): string[] {
  if (floor === null) return [];
  const sides = {
    floor: pairs.flatMap((pair) => pair.floor ?? []),
    ours: pairs.map(({ ours }) => ours),
  };
  const windows = Object.values(sides).flat();
  if (windows.length === 0 || windows.some(({ cpuSeconds }) => cpuSeconds === null)) return [];
  const names = [...new Set(windows.flatMap(({ cpuSeconds }) => Object.keys(cpuSeconds ?? {})))];
  const rows = Object.entries(sides).map(([side, all]) => [
    side,
    ...names.map((name) => figure(median(all.map((window) => microseconds(window, name))))),
  ]);
  return [markdownTable([`CPU µs per ${operation}`, ...names], rows), ''];
}

function microseconds({ cpuSeconds, operations }: WindowRecord, name: string): number {
  return ((cpuSeconds?.[name] ?? 0) / operations) * 1e6;
}
