import { measures } from './measures.js';
import { figure, range } from './numbers.js';
import { titleOf } from './record.js';
import type { Finding, Reading, Summary } from './summary.js';

export const heading = [
  'verdict',
  'workload',
  'measure',
  'ours',
  'floor',
  'ours ÷ floor [95 %]',
  'target',
  'stretch',
  'this part',
];

/** A line per goal, per measure without one, and per check; the first line of a workload says its verdict. */
export function lines(summaries: readonly Summary[]): string[][] {
  return summaries.flatMap(({ row, findings, beside, verdict }) => {
    const parts = [
      ...findings.map(goalLine),
      ...beside.map((reading) => [...readingCells(reading), '', '', '']),
      ...row.checks.map(({ promise, found, holds }) => [
        promise,
        found,
        '',
        '',
        '',
        '',
        holds ? 'holds' : 'BROKEN PROMISE',
      ]),
    ];
    return parts.map((part, at) => [...(at === 0 ? [verdict, titleOf(row)] : ['', '']), ...part]);
  });
}

function goalLine(finding: Finding): string[] {
  const { goal, verdict } = finding;
  const { better, unit } = measures[goal.measure];
  const bar = (number: number) => `${better === 'more' ? '≥' : '≤'} ${number}${unit}`;
  return [...readingCells(finding), bar(goal.target), bar(goal.stretch), verdict];
}

function readingCells({ measure, value, interval, ours, floor }: Reading): string[] {
  const { title, unit, shownUnit } = measures[measure];
  return [
    title,
    withUnit(ours, shownUnit),
    withUnit(floor, shownUnit),
    value === null ? '–' : `${figure(value)}${unit} ${range(interval)}`,
  ];
}

function withUnit(value: number | null, unit: string): string {
  return value === null ? '–' : `${figure(value)}${unit}`;
}

/** For a terminal. */
export function textTable(summaries: readonly Summary[]): string {
  const all = [heading, ...lines(summaries)];
  const widths = heading.map((_, column) => Math.max(...all.map((line) => line[column]!.length)));
  return all
    .map((line) =>
      line
        .map((text, column) => text.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** For a page. */
export function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]) {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
