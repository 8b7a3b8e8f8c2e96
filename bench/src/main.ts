import { loadavg } from 'node:os';
import { startInfrastructure } from '@korsa/infra';
import { figure, summarise, textTable, type BenchRecord, type RowRecord } from '@korsa/performance';
import { workloads } from './catalogue.js';
import { fdatasyncMs, machine } from './measure/machine.js';
import { isChosen, readOptions, usage } from './options.js';
import { keepRaw, publish } from './record-file.js';
import { runWorkload } from './run.js';
import { serversOf } from './servers.js';

const say = (line: string) => console.log(line);
const options = optionsOrEnd();
const chosen = workloads
  .map((workload) => ({ workload, rows: workload.rows.filter((row) => isChosen(options, row)) }))
  .filter(({ rows }) => rows.length > 0);
if (chosen.length === 0) end(`No row has a name with ${options.chosen.join(', ')}.\n\n${usage}`);

const loadBefore = loadavg()[0] ?? 0;
const infrastructure = await startInfrastructure({ purpose: 'demo', log: say });
const about = {
  machine: await machine(infrastructure),
  fdatasyncMs: await fdatasyncMs(),
  loadBefore: Number(loadBefore.toFixed(2)),
  full: options.full,
};
say(
  `load average ${figure(loadBefore)} on ${about.machine.cores} cores, fdatasync p50 ${figure(about.fdatasyncMs)} ms`,
);
if (loadBefore > about.machine.cores / 4)
  say('WARNING: this machine is not quiet; trust the ratios of CPU only.');

const rows: RowRecord[] = [];
for (const { workload, rows: some } of chosen) {
  const prefix = `bench${Date.now().toString(36)}`;
  const servers = await serversOf(infrastructure);
  const environment = { ...infrastructure, prefix, servers, full: options.full };
  const deadlineMs = options.full ? 1_800_000 : 240_000;
  rows.push(...(await runWorkload(workload, some, environment, { ...options, say, deadlineMs })));
}
await infrastructure.stop();

const record: BenchRecord = { date: new Date().toISOString(), ...about, rows };
const summaries = rows.map(summarise);
say(`\n${textTable(summaries)}\n`);
for (const { id, broken } of rows) if (broken !== null) say(`${id} broke: ${broken}`);
const others = summaries.filter(({ foreignCores }) => (foreignCores ?? 0) > 0.25);
for (const { row, foreignCores } of others)
  say(`WARNING: ${row.id}: other processes took ${figure(foreignCores)} cores while it ran.`);
say(`load average now ${figure(loadavg()[0] ?? 0)}; raw data in ${await keepRaw(record)}`);
if (options.write) say(`written: ${(await publish(record)).join(', ')}`);
const wrong = rows.some(
  ({ broken, checks }) => broken !== null || checks.some(({ holds }) => !holds),
);
// Not by itself: a row that hung may have left connections open.
process.exit(wrong ? 1 : 0);

function optionsOrEnd() {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    return end(`${(error as Error).message}\n\n${usage}`);
  }
}

function end(message: string): never {
  console.error(message);
  process.exit(2);
}
