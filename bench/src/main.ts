import { mkdir, writeFile } from 'node:fs/promises';
import { startInfrastructure } from '@korsa/infra';
import { measure, type Measurement } from './mirrored.js';
import { table } from './table.js';
import type { Workload } from './workload.js';
import { consumerWorkload } from './workloads/consumer.js';
import { httpWorkload } from './workloads/http.js';
import { relayWorkload } from './workloads/relay.js';
import { storeWorkload } from './workloads/store.js';

const workloads: readonly Workload[] = [
  storeWorkload,
  httpWorkload,
  relayWorkload,
  consumerWorkload,
];
const rounds = Number(process.env['KORSA_BENCH_ROUNDS'] ?? 6);
const chosen = process.argv.slice(2);
const say = (line: string) => console.log(line);

const infrastructure = await startInfrastructure({ purpose: 'demo', log: say });
const measurements: Measurement[] = [];
try {
  for (const workload of workloads.filter(
    ({ name }) => !chosen.length || chosen.some((part) => name.includes(part)),
  )) {
    say(`measuring ${workload.name} against ${workload.floor}, ${rounds} pairs of windows`);
    const prefix = `bench${Date.now().toString(36)}`;
    const prepared = await workload.prepare({ ...infrastructure, prefix });
    try {
      measurements.push(await measure(workload, prepared, rounds));
    } finally {
      await prepared.close();
    }
  }
} finally {
  await infrastructure.stop();
}
await mkdir('.korsa', { recursive: true });
await writeFile('.korsa/bench.json', `${JSON.stringify(measurements, null, 2)}\n`);
say(`\n${table(measurements)}\n`);
say(
  'Ratios are ours ÷ floor, median of paired windows in mirrored order; raw data in .korsa/bench.json',
);
