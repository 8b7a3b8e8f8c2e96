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

  it('says when the run began', () => {
    expect(pageOf(record)).toContain('| started | 2026-11-22T10:12:00.000Z |');
  });

  it('says of which rows the size was reduced, and what that means', () => {
    const row = aRow({ size: '60,000 events', fullSize: '1,000,000 events' });
    const page = pageOf({ ...record, rows: [row] });
    expect(page).toContain('| pass, reduced size | store alone, 60,000 events |');
    expect(page).toContain('The target is for 1,000,000 events.');
    expect(page).toContain('## What was not met\n\nNothing.');
    expect(pageOf({ ...record, rows: [aRow()] })).not.toContain('The target is for');
  });

  it('says why a row was not begun', () => {
    const row = aRow({ pairs: [], notBegun: 'relay was given up' });
    const page = pageOf({ ...record, rows: [row] });
    expect(page).toContain('- **store alone** (not measured): relay was given up');
    expect(page).toContain('Not measured: relay was given up');
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
