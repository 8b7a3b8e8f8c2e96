import { standingOf } from '@korsa/demo';
import { targetMs, type JudgedRecovery } from '../recovery/disturbances.js';
import { sharedWork } from '../stack/process-names.js';
import type { RunResult } from './result.js';

/** A result as tables for people. */
export function printed(result: RunResult): string {
  const { verdict, unfinished, late, untried, missing, surprises } = result;
  const rows = verdict.promises.map((promise) => [
    standingOf(promise),
    promise.name,
    String(promise.checked),
    String(promise.violations),
  ]);
  const { commands, p50, p99, max } = verdict.latencies;
  const { records, repeats } = verdict.wire;
  return [
    table([['', 'promise', 'checked', 'violations'], ...rows]),
    ...verdict.promises.flatMap(({ name, examples }) =>
      examples.length > 0 ? [`${name}:\n${list(examples)}`] : [],
    ),
    recoveryTable(verdict.recoveries),
    `${commands} commands, intended start to answer: p50 ${p50} ms, p99 ${p99} ms, max ${max} ms`,
    `${records} records on the topics, ${repeats} of them repeats`,
    ...section('NOT TRIED, though the run was long enough', untried),
    ...section('NOT FINISHED', unfinished),
    ...section(`LONGER THAN ${targetMs / 1_000} S, left alone`, late),
    ...section('NOT AVAILABLE on this machine', missing),
    ...section('Ended without being killed, and were started again', surprises),
  ].join('\n\n');
}

/** Recovery times by what was broken, by what came back, and by whether it was left alone meanwhile. */
export function recoveryTable(recoveries: readonly JudgedRecovery[]): string {
  const groups = Map.groupBy(recoveries, ({ target, what, disturbances }) => {
    const [service, role] = sharedWork(target).split('.');
    const disturbed = disturbances.length > 0 ? ', disturbed' : '';
    return `${role ?? service}: ${what}${disturbed}`;
  });
  const rows = [...groups].sort().map(([name, group]) => {
    const times = group.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
    const median = times[Math.ceil(times.length / 2) - 1] ?? 0;
    const leftAlone = group.map(({ leftAloneMs }) => leftAloneMs);
    const within = leftAlone.filter((time) => time <= targetMs).length;
    return [
      name,
      String(times.length),
      seconds(median),
      seconds(times.at(-1) ?? 0),
      seconds(Math.max(...leftAlone)),
      `${within} of ${times.length}`,
    ];
  });
  if (rows.length === 0) return 'Nothing had to recover.';
  const within = `within ${targetMs / 1_000} s of it`;
  return table([['recovery', 'times', 'p50', 'max', 'left alone', within], ...rows]);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? [`${title}:\n${list(lines)}`] : [];
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
