import { loadavg } from 'node:os';
import type { Check, PairRecord, RowDefinition, RowRecord } from '@korsa/performance';
import { mirrored } from './measure/mirrored.js';
import { within } from './within.js';
import type { BenchEnvironment, PreparedRow, PreparedWorkload, Workload } from './workload.js';

interface RunOptions {
  readonly rounds: number;
  readonly say: (line: string) => void;
  /** What takes longer, preparing a workload or measuring a row, is given up. */
  readonly deadlineMs: number;
  /** Of the whole run: aborted once something was given up, which may run on. Nothing is measured beside it. */
  readonly givenUp: AbortController;
}

const closeWithinMs = 60_000;

/** Measures rows of a workload, and none after something was given up. Never rejects: what goes wrong stands in the records. */
export async function runWorkload(
  workload: Workload,
  rows: readonly RowDefinition[],
  environment: BenchEnvironment,
  options: RunOptions,
): Promise<RowRecord[]> {
  const { deadlineMs, givenUp, say } = options;
  const name = rows.map(({ id }) => id).join(', ');
  const began = begin();
  if (givenUp.signal.aborted) return rows.map((row) => notBegun(row, givenUp.signal));
  let prepared: PreparedWorkload;
  try {
    prepared = await within(
      deadlineMs,
      `preparing ${name}`,
      givenUp,
      workload.prepare(environment),
    );
  } catch (error) {
    return rows.map((row) => began(row, [], [], error));
  }
  const records: RowRecord[] = [];
  for (const row of rows)
    records.push(
      givenUp.signal.aborted
        ? notBegun(row, givenUp.signal)
        : await runRow(row, prepared.rows[row.id], options),
    );
  await within(closeWithinMs, `closing ${name}`, givenUp, prepared.close()).catch(
    (error: unknown) => say(`  ${reasonOf(error)}`),
  );
  return records;
}

async function runRow(
  row: RowDefinition,
  prepared: PreparedRow | undefined,
  { rounds, say, deadlineMs, givenUp }: RunOptions,
): Promise<RowRecord> {
  say(`${row.name} against ${row.floor ?? 'no floor'}`);
  const finish = begin();
  const pairs: PairRecord[] = [];
  let checks: readonly Check[] = [];
  try {
    if (!prepared) throw new Error(`The workload has no row ${row.id}.`);
    const some = Math.min(rounds, prepared.mostRounds ?? rounds);
    const measured = mirrored(prepared, some, (pair) => pairs.push(pair), givenUp.signal);
    await within(deadlineMs, `measuring ${row.id}`, givenUp, measured);
    const checked = prepared.check?.() ?? Promise.resolve([]);
    checks = await within(deadlineMs, `checking ${row.id}`, givenUp, checked);
    return finish(row, pairs, checks, undefined, prepared.size);
  } catch (error) {
    return finish(row, pairs, checks, error, prepared?.size);
  }
}

function notBegun(row: RowDefinition, { reason }: AbortSignal): RowRecord {
  return { ...begin()(row, [], []), notBegun: `${reasonOf(reason)} and may still be running` };
}

/** Remembers the load of this moment. */
function begin() {
  const loadBefore = load();
  return (
    row: RowDefinition,
    pairs: readonly PairRecord[],
    checks: readonly Check[],
    error?: unknown,
    size?: string,
  ): RowRecord => ({
    ...row,
    size: size ?? null,
    measuredAt: new Date().toISOString(),
    load: [loadBefore, load()],
    pairs: [...pairs],
    checks,
    broken: error === undefined ? null : reasonOf(error),
  });
}

function load(): number {
  return Number((loadavg()[0] ?? 0).toFixed(2));
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
