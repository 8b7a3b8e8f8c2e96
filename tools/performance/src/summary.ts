import { measures } from './measures.js';
import type { Goal, Measure, RowRecord, WindowRecord } from './record.js';
import { interval, median } from './stats.js';

export type Verdict = 'stretch' | 'pass' | 'FAIL' | 'not measured' | 'BROKEN';

/** What the pairs of a row say about one measure. */
export interface Reading {
  readonly measure: Measure;
  /** Median over the pairs; null when this machine cannot measure it. */
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
  /** Medians of the windows of each side. */
  readonly ours: number | null;
  readonly floor: number | null;
}

/** A reading that has a target. */
export interface Finding extends Reading {
  readonly goal: Goal;
  readonly verdict: Verdict;
}

export interface Summary {
  readonly row: RowRecord;
  readonly findings: readonly Finding[];
  /** What else was measured, with no target. */
  readonly beside: readonly Reading[];
  readonly verdict: Verdict;
  /** Whether it ran at a smaller size than its goals are for. */
  readonly reduced: boolean;
  /** Median of the cores that others kept busy during its windows; null where that cannot be measured. */
  readonly foreignCores: number | null;
}

/** A row passes when the median of every goal clears its target and every check holds. */
export function summarise(row: RowRecord): Summary {
  const findings = row.goals.map((goal) => findingOf(goal, row));
  const windows = windowsOf(row);
  return {
    row,
    findings,
    beside: besides(row),
    verdict: verdictOf(row, findings),
    reduced: row.fullSize !== undefined && row.size !== row.fullSize,
    foreignCores: medianOf(windows.map(({ foreignCores }) => foreignCores)),
  };
}

/** The verdict as people read it: what ran at a reduced size does not look like the target. */
export function verdictText({ verdict, reduced }: Summary): string {
  const measured = verdict !== 'BROKEN' && verdict !== 'not measured';
  return reduced && measured ? `${verdict}, reduced size` : verdict;
}

function windowsOf({ pairs }: RowRecord): WindowRecord[] {
  return pairs.flatMap(({ floor, ours }) => (floor ? [floor, ours] : [ours]));
}

function findingOf(goal: Goal, row: RowRecord): Finding {
  const reading = readingOf(goal.measure, row);
  const verdict = row.broken === null ? judge(goal, reading.value) : 'BROKEN';
  return { ...reading, goal, verdict };
}

/** CPU and latency are told of every row that has them. */
function besides(row: RowRecord): Reading[] {
  const told = new Set(row.goals.map(({ measure }) => measure));
  const others = (['cpu', 'p50', 'p99'] as const).filter((measure) => !told.has(measure));
  return others.map((measure) => readingOf(measure, row)).filter(({ value }) => value !== null);
}

function readingOf(measure: Measure, { pairs }: RowRecord): Reading {
  const { of, shown } = measures[measure];
  const values = pairs.map(of).filter((value) => value !== null);
  const complete = values.length > 0 && values.length === pairs.length;
  return {
    measure,
    value: complete ? median(values) : null,
    interval: complete ? interval(values) : null,
    ours: medianOf(pairs.map(({ ours }) => shown(ours))),
    floor: medianOf(pairs.map(({ floor }) => floor && shown(floor))),
  };
}

function judge({ measure, target, stretch }: Goal, value: number | null): Verdict {
  if (value === null) return 'not measured';
  const clears = (bar: number) =>
    measures[measure].better === 'more' ? value >= bar : value <= bar;
  if (!clears(target)) return 'FAIL';
  return clears(stretch) ? 'stretch' : 'pass';
}

/** The worst of its parts. */
function verdictOf({ broken, checks }: RowRecord, findings: readonly Finding[]): Verdict {
  if (broken !== null) return 'BROKEN';
  if (checks.some(({ holds }) => !holds)) return 'FAIL';
  const worstFirst: readonly Verdict[] = ['FAIL', 'not measured', 'pass'];
  const found = new Set(findings.map(({ verdict }) => verdict));
  return worstFirst.find((verdict) => found.has(verdict)) ?? 'stretch';
}

/** Null when one of them is missing. */
function medianOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length > 0 && known.length === values.length ? median(known) : null;
}
