import { describe, expect, it } from '@jest/globals';
import { aPair, aRow, aWindow } from '../test/rows.js';
import { merge, type BenchRecord } from './record.js';
import { summarise } from './summary.js';

describe('a row', () => {
  it('says the median over its pairs', () => {
    const [throughput, cpu] = summarise(aRow()).findings;
    expect(throughput?.value).toBeCloseTo(2);
    expect(cpu?.value).toBeCloseTo(0.3);
  });

  it.each([
    ['stretch', 2.6, 0.2],
    ['pass', 2.6, 0.3],
    ['FAIL', 2.6, 0.36],
    ['FAIL', 1.7, 0.2],
  ])('is %s at %f times the throughput for %f of the CPU', (verdict, speed, cpu) => {
    expect(summarise(aRow({ pairs: [aPair(speed, cpu)] })).verdict).toBe(verdict);
  });

  it('fails by one broken promise, however fast it is', () => {
    const check = { promise: 'oversold seats', found: '1', holds: false };
    expect(summarise(aRow({ pairs: [aPair(3, 0.1)], checks: [check] })).verdict).toBe('FAIL');
  });

  it('does not pass where its CPU could not be measured', () => {
    const blind = { floor: aWindow({ cpuSeconds: null }), ours: aWindow({ operations: 9_000 }) };
    expect(summarise(aRow({ pairs: [blind] })).verdict).toBe('not measured');
  });

  it('says that it ran at a reduced size, whatever it found', () => {
    const run = (size: string) => summarise(aRow({ size, fullSize: '1,000,000 events' }));
    expect(run('60,000 events').reduced).toBe(true);
    expect(run('1,000,000 events').reduced).toBe(false);
    expect(summarise(aRow()).reduced).toBe(false);
  });

  it('that was not begun is not measured', () => {
    const row = aRow({ pairs: [], notBegun: 'relay was given up' });
    expect(summarise(row).verdict).toBe('not measured');
  });

  it('is broken when it did not come to its end, whatever the first pairs say', () => {
    expect(summarise(aRow({ broken: 'no broker' })).verdict).toBe('BROKEN');
  });

  it('measures latency pair by pair, as a ratio and as what is added', () => {
    const slower = aWindow({ latencyMs: aWindow().latencyMs!.map((ms) => ms * 4) });
    const goals = [
      { measure: 'p99', target: 10, stretch: 6 },
      { measure: 'addedP50', target: 2.5, stretch: 1.5 },
    ] as const;
    const { findings } = summarise(aRow({ goals, pairs: [{ floor: aWindow(), ours: slower }] }));
    expect(findings.map(({ value, verdict }) => [value, verdict])).toEqual([
      [4, 'stretch'],
      [4.5, 'FAIL'],
    ]);
  });

  it('without a floor is measured in percent of one core', () => {
    const idle = { floor: null, ours: aWindow({ seconds: 20, cpuSeconds: { service: 0.3 } }) };
    const goals = [{ measure: 'corePercent', target: 2, stretch: 1 }] as const;
    const [finding] = summarise(aRow({ floor: null, goals, pairs: [idle] })).findings;
    expect(finding).toMatchObject({ value: 1.5, verdict: 'pass' });
  });
});

describe('putting runs together', () => {
  const machine = { cpu: 'a', cores: 2, memoryGiB: 24, system: 'linux', versions: {} };
  const record = (rows: BenchRecord['rows'], cores = 2): BenchRecord => ({
    date: '2026-11-22T10:00:00.000Z',
    machine: { ...machine, cores },
    fdatasyncMs: 0.2,
    loadBefore: 0.1,
    full: true,
    rows,
  });

  it('keeps the rows that the later run left out', () => {
    const merged = merge(
      record([aRow({ id: 'a' }), aRow({ id: 'b' })]),
      record([aRow({ id: 'b' })]),
    );
    expect(merged.rows.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it.each([
    ['a part', [aRow({ id: 'b' })], false],
    ['everything', [aRow({ id: 'a' }), aRow({ id: 'b' })], true],
  ])('is of full size only after all ran so: %s', (_, again, full) => {
    const before = { ...record([aRow({ id: 'a' }), aRow({ id: 'b' })]), full: false };
    expect(merge(before, { ...record(again), full: true }).full).toBe(full);
  });

  it('never mixes two machines', () => {
    expect(merge(record([aRow({ id: 'a' })]), record([aRow({ id: 'b' })], 8)).rows).toHaveLength(1);
  });
});
