import { loadavg } from 'node:os';
import { figure, summarise, textTable, type BenchRecord } from '@korsa/performance';

/** Cores that others may take before a number is worth less. */
const quietCores = 0.25;

/** What belongs to every number, before anything is measured. */
export function tellMachine(
  { machine, loadBefore, fdatasyncMs, full }: Omit<BenchRecord, 'rows'>,
  say: (line: string) => void,
): void {
  say(
    `${machine.cores} cores, load average ${figure(loadBefore)}, fdatasync p50 ${figure(fdatasyncMs)} ms`,
  );
  say(full ? 'Full sizes.' : 'Default sizes; --full runs those of the target table.');
  if (loadBefore > machine.cores / 4)
    say('WARNING: this machine is not quiet; trust the ratios of CPU only.');
}

/** The target table, and everything that makes it worth less. */
export function tellResult({ rows }: BenchRecord, say: (line: string) => void): void {
  const summaries = rows.map(summarise);
  say(`\n${textTable(summaries)}\n`);
  for (const { name, broken, notBegun } of rows) {
    if (broken !== null) say(`BROKEN: ${name}: ${broken}`);
    if (notBegun !== undefined) say(`NOT MEASURED: ${name}: ${notBegun}`);
  }
  for (const { row, foreignCores } of summaries) {
    if ((foreignCores ?? 0) > quietCores)
      say(`WARNING: other processes took ${figure(foreignCores)} cores during ${row.name}.`);
  }
  say(`load average now ${figure(loadavg()[0] ?? 0)}`);
}
