export { dataPath, performanceDocuments, remarksPath } from './documents.js';
export { textTable } from './findings-table.js';
export { figure } from './numbers.js';
export type { Remarks } from './page.js';
export {
  latencyShares,
  merge,
  type BenchRecord,
  type Check,
  type Goal,
  type Machine,
  type PairRecord,
  type RowDefinition,
  type RowRecord,
  type WindowRecord,
} from './record.js';
export { median, quantiles } from './stats.js';
export { summarise, type Summary } from './summary.js';
