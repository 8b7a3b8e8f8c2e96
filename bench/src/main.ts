import { loadavg } from 'node:os';
import { startInfrastructure } from '@korsa/infra';
import type { BenchRecord, RowRecord } from '@korsa/performance';
import { workloads } from './catalogue.js';
import { fdatasyncMs, machine } from './measure/machine.js';
import { isChosen, readOptions, usage } from './options.js';
import { keepRaw, publish } from './record-file.js';
import { runWorkload } from './run.js';
import { dropDatabases } from './scene/database.js';
import { serversOf } from './servers.js';
import { tellMachine, tellResult } from './tell.js';

const say = (line: string) => console.log(line);
const options = optionsOrEnd();
const chosen = workloads
  .map((workload) => ({ workload, rows: workload.rows.filter((row) => isChosen(options, row)) }))
  .filter(({ rows }) => rows.length > 0);
if (chosen.length === 0) end(`No row has a name with ${options.chosen.join(', ')}.\n\n${usage}`);
// What a client throws out of turn ends no run: the row that waits for it is given up by its deadline.
for (const event of ['uncaughtException', 'unhandledRejection'])
  process.on(event, (error: unknown) => say(`  ${String(error)}`));

const { full, kafkaClient } = options;
// Services that are started inherit it.
if (kafkaClient) process.env['KORSA_KAFKA_CLIENT'] = kafkaClient;
const loadBefore = Number((loadavg()[0] ?? 0).toFixed(2));
const infrastructure = await startInfrastructure({ purpose: 'demo', log: say });
const about = {
  date: new Date().toISOString(),
  machine: await machine(infrastructure, kafkaClient),
  fdatasyncMs: await fdatasyncMs(),
  loadBefore,
  full,
};
tellMachine(about, say);

const rows: RowRecord[] = [];
const record: BenchRecord = { ...about, rows };
const deadlineMs = full ? 1_800_000 : 240_000;
const givenUp = new AbortController();
for (const { workload, rows: some } of chosen) {
  const prefix = `bench${Date.now().toString(36)}`;
  const servers = await serversOf(infrastructure);
  const environment = { ...infrastructure, prefix, servers, full, kafkaClient };
  rows.push(
    ...(await runWorkload(workload, some, environment, { ...options, say, deadlineMs, givenUp })),
  );
  await keepRaw(record);
  await dropDatabases(infrastructure.mongoUrl, prefix).catch((error) => say(`  ${String(error)}`));
}
tellResult(record, say);
say(`raw data in ${await keepRaw(record)}`);
if (options.write) say(`written: ${(await publish(record)).join(', ')}`);
await infrastructure.stop();
const wrong = rows.some(
  ({ broken, notBegun, checks }) =>
    broken !== null || notBegun !== undefined || checks.some(({ holds }) => !holds),
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
