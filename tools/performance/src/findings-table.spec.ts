import { describe, expect, it } from '@jest/globals';
import { aRow } from '../test/rows.js';
import { lines, textTable } from './findings-table.js';
import { summarise } from './summary.js';

describe('the table', () => {
  it('has a line per goal, per other measure and per check, and names the workload once', () => {
    const checks = [{ promise: 'oversold seats', found: '0', holds: true }];
    expect(lines([summarise(aRow({ checks }))])).toEqual([
      [
        'pass',
        'store alone',
        'throughput',
        '2,000/s',
        '1,000/s',
        '2.00× [1.90–2.10]',
        '≥ 1.8×',
        '≥ 2.5×',
        'pass',
      ],
      ['', '', 'CPU, sum', '120 µs', '400 µs', '0.30× [0.30–0.30]', '≤ 0.35×', '≤ 0.22×', 'pass'],
      ['', '', 'p50', '1.50 ms', '1.50 ms', '1.00× [1.00–1.00]', '', '', ''],
      ['', '', 'p99', '1.99 ms', '1.99 ms', '1.00× [1.00–1.00]', '', '', ''],
      ['', '', 'oversold seats', '0', '', '', '', '', 'holds'],
    ]);
  });

  it('shows a row that could not be measured', () => {
    const table = textTable([summarise(aRow({ pairs: [], broken: 'no broker' }))]);
    expect(table).toMatch(/^BROKEN +store alone +throughput +– +– +– /m);
  });
});
