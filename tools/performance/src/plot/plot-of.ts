import { measures } from '../measures.js';
import { figure, range } from '../numbers.js';
import type { Measure } from '../record.js';
import type { Summary } from '../summary.js';
import { latencyPlot } from './latency-plot.js';
import { windowsPlot } from './windows-plot.js';

const ofLatency: ReadonlySet<Measure> = new Set(['p50', 'p99', 'addedP50']);

/** The plot of a row: percentile curves where latency is a goal, else its windows. Undefined when nothing was measured. */
export function plotOf({ row, findings }: Summary): string | undefined {
  const [first] = findings;
  if (!first || row.pairs.length === 0) return undefined;
  const { title, unit } = measures[first.goal.measure];
  const headline = `${title} ${figure(first.value)}${unit} ${range(first.interval)}`.trim();
  if (row.goals.some(({ measure }) => ofLatency.has(measure))) return latencyPlot(row, headline);
  const axis = row.floor === null ? 'CPU, % of one core' : `${row.operation}s per second`;
  return windowsPlot(row, headline, axis);
}
