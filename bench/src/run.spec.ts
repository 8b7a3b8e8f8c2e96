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
const options = { rounds: 1, say: () => undefined, deadlineMs: 50 };
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

async function outcomes(given: Workload) {
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

  it('gives up a row that hangs', async () => {
    const hanging = () => new Promise<never>(() => undefined);
    const rows = { one: { floor: null, ours: hanging }, other: { floor: null, ours: window } };
    expect(await outcomes(workload(rows))).toEqual([
      ['one', 0, 'measuring took longer than 0.05 s'],
      ['other', 2, null],
    ]);
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
    const [record] = await runWorkload(given, given.rows, environment, options);
    expect(record?.checks).toEqual([{ promise: 'oversold', found: '1', holds: false }]);
  });
});
