import type { Comparison } from './compare-versions.js';

const number = new Intl.NumberFormat('en-GB');

/** Says what a comparison found, with the first differences. */
export function tellComparison(
  live: string,
  built: string,
  comparison: Comparison,
  say: (line: string) => void,
): void {
  const { same, different, behind, examples } = comparison;
  say(
    `${live} has ${number.format(comparison.live)} documents, ${built} ${number.format(comparison.built)}: ` +
      `${number.format(same)} are the same, ${number.format(different)} differ` +
      (behind > 0 ? `, ${number.format(behind)} are not at the same events yet` : ''),
  );
  for (const { _id, verdict, differences } of examples) {
    say(`  ${_id} ${verdict === 'behind' ? '(not at the same events)' : ''}`.trimEnd());
    for (const { path, live: left, built: right } of differences) {
      say(`    ${path}: ${left} -> ${right}`);
    }
  }
}
