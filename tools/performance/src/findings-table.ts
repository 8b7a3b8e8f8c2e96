import { measures } from './measures.js';
import { figure, range } from './numbers.js';
import { titleOf } from './record.js';
import { verdictText, type Finding, type Reading, type Summary } from './summary.js';

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

/** A line per goal; the first of a workload names it and says its verdict. */
export function goalLines(summaries: readonly Summary[]): string[][] {
  return summaries.flatMap((summary) => named(summary, summary.findings.map(goalLine)));
}

/** As `goalLines`, and a line for what else was measured. */
function allLines(summaries: readonly Summary[]): string[][] {
  return summaries.flatMap((summary) => {
    const beside = besideLines(summary).map((line) => [...line, '', '', '']);
    return named(summary, [...summary.findings.map(goalLine), ...beside]);
  });
}

function named(summary: Summary, parts: readonly string[][]): string[][] {
  const name = [verdictText(summary), titleOf(summary.row)];
  return parts.map((part, at) => [...(at === 0 ? name : ['', '']), ...part]);
}

/** What has no target: measure, ours, floor, ratio. */
export function besideLines({ beside }: Summary): string[][] {
  return beside.map(readingCells);
}

/** What was promised and whether it held. */
export function checkLines({ row }: Summary): string[] {
  return row.checks.map(({ promise, found, holds }) => {
    return `${holds ? 'holds' : 'BROKEN PROMISE'}: ${promise}: ${found}`;
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

/** For a terminal: the whole table, and what was checked. */
export function textTable(summaries: readonly Summary[]): string {
  const all = [heading, ...allLines(summaries)];
  const widths = heading.map((_, column) => Math.max(...all.map((line) => line[column]!.length)));
  const checks = summaries.flatMap((summary) =>
    checkLines(summary).map((line) => `${summary.row.id}: ${line}`),
  );
  const table = all
    .map((line) =>
      line
        .map((text, column) => text.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
  return [table, ...(checks.length > 0 ? ['', ...checks] : [])].join('\n');
}

/** For a page. */
export function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]) {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
