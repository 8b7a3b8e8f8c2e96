import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  dataPath,
  performanceDocuments,
  remarksPath,
  type BenchRecord,
  type Remarks,
} from '@korsa/performance';
import type { GeneratedDocument } from './documents.js';

/** docs/performance.md and its plots, from the measurements that are committed; nothing is measured here. */
export function performancePage(root: string): readonly GeneratedDocument[] {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
  return performanceDocuments(read(dataPath) as BenchRecord, read(remarksPath) as Remarks);
}
