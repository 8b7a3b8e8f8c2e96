import { performancePage, type Remarks } from './page.js';
import { plotOf } from './plot/plot-of.js';
import type { BenchRecord } from './record.js';
import { summarise } from './summary.js';

/** Where the committed raw data is, relative to the root of the repository. */
export const dataPath = 'docs/performance/data.json';
export const remarksPath = 'docs/performance/remarks.json';

/** The page and a plot per row, by path relative to the root of the repository. */
export function performanceDocuments(record: BenchRecord, remarks: Remarks) {
  const plots = record.rows.flatMap((row) => {
    const content = plotOf(summarise(row));
    return content === undefined ? [] : [{ path: `docs/performance/${row.id}.svg`, content }];
  });
  const page = { path: 'docs/performance.md', content: performancePage(record, remarks) };
  return [page, ...plots];
}
