import { describe, expect, it } from '@jest/globals';
import { aRow } from '../test/rows.js';
import { goalLines, textTable } from './findings-table.js';
import { summarise } from './summary.js';

const checks = [{ promise: 'oversold seats', found: '0', holds: true }];
const broken = [{ promise: 'oversold seats', found: '1', holds: false }];

describe('the table', () => {
  it('has a line per goal, and names the workload once', () => {
    expect(goalLines([summarise(aRow())])).toEqual([
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
    ]);
  });

  it('tells beside the goals what else was measured and checked', () => {
    const table = textTable([summarise(aRow({ checks }))]);
    expect(table).toMatch(/^ +p50 +1.50 ms +1.50 ms +1.00× \[1.00–1.00\]$/m);
    expect(table).toMatch(/^store: holds: oversold seats: 0$/m);
    const failed = textTable([summarise(aRow({ checks: broken }))]);
    expect(failed).toMatch(/^FAIL /m);
    expect(failed).toMatch(/^store: BROKEN PROMISE: oversold seats: 1$/m);
  });

  it('does not let a reduced size pass for the size of the target', () => {
    const fullSize = '1,000,000 events';
    const table = (size: string) => textTable([summarise(aRow({ size, fullSize }))]);
    expect(table('60,000 events')).toMatch(/^pass, reduced size +store alone, 60,000 events /m);
    expect(table(fullSize)).toMatch(/^pass +store alone, 1,000,000 events /m);
  });

  it('shows a row that could not be measured', () => {
    const table = textTable([summarise(aRow({ pairs: [], broken: 'no broker' }))]);
    expect(table).toMatch(/^BROKEN +store alone +throughput +– +– +– /m);
  });
});
