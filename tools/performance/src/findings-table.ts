import { measures } from './measures.js';
import { figure, range } from './numbers.js';
import type { Finding, Summary } from './summary.js';

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

/** A line per goal and per check; the first line of a workload names it and says its verdict. */
export function lines(summaries: readonly Summary[]): string[][] {
  return summaries.flatMap(({ row, findings, verdict }) => {
    const parts = [
      ...findings.map(goalLine),
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
    return parts.map((part, at) => [...(at === 0 ? [verdict, row.name] : ['', '']), ...part]);
  });
}

function goalLine({ goal, value, interval, ours, floor, verdict }: Finding): string[] {
  const { title, better, unit, shownUnit } = measures[goal.measure];
  const bar = (number: number) => `${better === 'more' ? '≥' : '≤'} ${number}${unit}`;
  return [
    title,
    withUnit(ours, shownUnit),
    withUnit(floor, shownUnit),
    value === null ? '–' : `${figure(value)}${unit} ${range(interval)}`,
    bar(goal.target),
    bar(goal.stretch),
    verdict,
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
