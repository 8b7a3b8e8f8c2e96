import { describe, expect, it } from '@jest/globals';
import type { RowDefinition, WindowRecord } from '@korsa/performance';
import { runWorkload } from './run.js';
import type { BenchEnvironment, PreparedRow, Workload } from './workload.js';

const environment: BenchEnvironment = {
  kafkaBrokers: '',
  mongoUrl: '',
  prefix: '',
  servers: { mongod: undefined, broker: undefined },
  full: false,
  kafkaClient: undefined,
};
const deadlineMs = 50;
const optionsOfRun = () => ({
  rounds: 1,
  say: () => undefined,
  deadlineMs,
  givenUp: new AbortController(),
});
const row = (id: string): RowDefinition => ({
  id,
  name: id,
  floor: 'nothing',
  operation: 'thing',
  goals: [],
});
const blank = { operations: 1, seconds: 1, cpuSeconds: null, latencyMs: null, foreignCores: null };
const window = () => Promise.resolve<WindowRecord>(blank);

const workload = (rows: Record<string, PreparedRow>): Workload => ({
  rows: Object.keys(rows).map(row),
  prepare: () => Promise.resolve({ rows, close: () => Promise.resolve() }),
});

async function outcomes(given: Workload, options = optionsOfRun()) {
  const records = await runWorkload(given, given.rows, environment, options);
  return records.map(({ id, pairs, broken }) => [id, pairs.length, broken]);
}

describe('a run', () => {
  it('goes on after a row that broke, with what that row had measured', async () => {
    let windows = 0;
    const breaking = () => (++windows === 3 ? Promise.reject(new Error('broker gone')) : window());
    const rows = { one: { floor: breaking, ours: window }, other: { floor: window, ours: window } };
    expect(await outcomes(workload(rows))).toEqual([
      ['one', 1, 'broker gone'],
      ['other', 2, null],
    ]);
  });

  const hanging = () => new Promise<never>(() => undefined);
  const hangs = 'measuring one took longer than 0.05 s';

  it('gives up a row that hangs, and measures nothing beside what may still run', async () => {
    const options = optionsOfRun();
    const rows = { one: { floor: null, ours: hanging }, other: { floor: null, ours: window } };
    const records = await runWorkload(
      workload(rows),
      [row('one'), row('other')],
      environment,
      options,
    );
    expect(records).toMatchObject([
      { id: 'one', pairs: [], broken: hangs },
      { id: 'other', pairs: [], broken: null, notBegun: `${hangs} and may still be running` },
    ]);
    const next = workload({ next: { floor: null, ours: window } });
    expect(await runWorkload(next, next.rows, environment, options)).toMatchObject([
      { id: 'next', pairs: [], broken: null, notBegun: `${hangs} and may still be running` },
    ]);
  });

  it('begins no further window of a row that was given up, and keeps its record as it was', async () => {
    const late = Promise.withResolvers<WindowRecord>();
    let windows = 0;
    const ours = () => (++windows === 2 ? late.promise : window());
    const given = workload({ one: { floor: null, ours } });
    const [record] = await runWorkload(given, given.rows, environment, optionsOfRun());
    late.resolve(await window());
    await new Promise(setImmediate);
    expect([windows, record?.pairs.length, record?.broken]).toEqual([2, 0, hangs]);
  });

  it('prepares nothing after what could not be prepared in time', async () => {
    const options = optionsOfRun();
    const slow: Workload = { rows: [row('slow')], prepare: hanging };
    expect(await outcomes(slow, options)).toEqual([
      ['slow', 0, 'preparing slow took longer than 0.05 s'],
    ]);
    const prepare = () => Promise.reject(new Error('was prepared'));
    expect(await outcomes({ rows: [row('next')], prepare }, options)).toEqual([['next', 0, null]]);
  });

  it('says of every row why it could not be prepared', async () => {
    const prepare = () => Promise.reject(new Error('no database'));
    expect(await outcomes({ rows: [row('one'), row('other')], prepare })).toEqual([
      ['one', 0, 'no database'],
      ['other', 0, 'no database'],
    ]);
  });

  it('keeps what the checks found', async () => {
    const check = () => Promise.resolve([{ promise: 'oversold', found: '1', holds: false }]);
    const given = workload({ one: { floor: null, ours: window, check } });
    const [record] = await runWorkload(given, given.rows, environment, optionsOfRun());
    expect(record?.checks).toEqual([{ promise: 'oversold', found: '1', holds: false }]);
  });
});
