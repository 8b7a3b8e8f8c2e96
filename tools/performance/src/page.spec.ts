import { describe, expect, it } from '@jest/globals';
import { aPair, aRow, aWindow } from '../test/rows.js';
import { performanceDocuments } from './documents.js';
import type { BenchRecord } from './record.js';

const record: BenchRecord = {
  date: '2026-11-22T10:12:00.000Z',
  machine: { cpu: 'Chip', cores: 2, memoryGiB: 24, system: 'linux', versions: { node: 'v24' } },
  fdatasyncMs: 0.15,
  loadBefore: 0.3,
  full: true,
  rows: [aRow(), aRow({ id: 'slow', name: 'slow row', pairs: [aPair(1, 1)] })],
};

const pageOf = (given: BenchRecord, remarks = {}) =>
  performanceDocuments(given, remarks)[0]?.content ?? '';

describe('the page', () => {
  it('is the same for the same data, and stands beside a plot per row', () => {
    expect(performanceDocuments(record, {})).toEqual(performanceDocuments(record, {}));
    expect(performanceDocuments(record, {}).map(({ path }) => path)).toEqual([
      'docs/performance.md',
      'docs/performance/store.svg',
      'docs/performance/slow.svg',
    ]);
  });

  it('says what was not met, with the reason that people found', () => {
    expect(pageOf(record)).toContain('- **slow row** (FAIL): Nobody has found out why yet.');
    expect(pageOf(record, { slow: 'It reads too much.' })).toContain('(FAIL): It reads too much.');
    expect(pageOf({ ...record, rows: [aRow()] })).toContain('## What was not met\n\nNothing.');
  });

  it('breaks the CPU time down by process', () => {
    expect(pageOf(record)).toContain('| floor | 100 | 300 |');
  });

  it('warns when others used the machine', () => {
    const busy = { floor: aWindow({ foreignCores: 1 }), ours: aWindow({ foreignCores: 1 }) };
    expect(pageOf(record)).toContain('| quiet | yes');
    expect(pageOf({ ...record, rows: [aRow({ pairs: [busy] })] })).toContain('| quiet | **no**');
  });
});
