import { measures } from '../measures.js';
import { figure } from '../numbers.js';
import { titleOf, type RowRecord } from '../record.js';
import { median } from '../stats.js';
import { drawing, element, line, text } from './drawing.js';
import { linearScale, type Scale } from './scale.js';

const [width, left, right] = [760, 70, 24];
const laneHeight = 70;
const top = 76;

/** Every window as a dot, in the lane of its side; a line joins the two of a pair, a bar is the median of the lane. */
export function windowsPlot(row: RowRecord, headline: string, axis: string): string {
  const { shown } = measures[row.floor === null ? 'corePercent' : 'throughput'];
  const lanes = [
    { side: 'ours', figures: row.pairs.map(({ ours }) => shown(ours)) },
    { side: 'floor', figures: row.pairs.map(({ floor }) => floor && shown(floor)) },
  ]
    .slice(0, row.floor === null ? 1 : 2)
    .map((lane, at) => ({ ...lane, at }));
  const [target] = row.floor === null ? row.goals.map((goal) => goal.target) : [];
  const all = lanes.flatMap(({ figures }) => figures).filter((value) => value !== null);
  const x = linearScale(Math.max(...all, target ?? 0), [left, width - right]);
  const bottom = top + lanes.length * laneHeight;
  const links = row.pairs.map((_, pair) => {
    const ends = lanes.map(({ at, figures }) => place(x, figures, at, pair, row.pairs.length));
    const [one, other] = ends;
    return one && other ? line(one, other, { class: 'link' }) : '';
  });
  const description = lanes
    .map(({ side, figures }) => `${side}: ${figures.map(figure).join(', ')}`)
    .join('; ');
  return drawing({ title: titleOf(row), headline, description, width, height: bottom + 46 }, [
    ...x.marks.flatMap((mark) => [
      line([x.at(mark), top], [x.at(mark), bottom], { class: 'grid' }),
      text(x.at(mark), bottom + 16, mark.toLocaleString('en-US'), { 'text-anchor': 'middle' }),
    ]),
    text((left + width - right) / 2, bottom + 36, axis, { 'text-anchor': 'middle' }),
    ...links.filter(Boolean),
    ...lanes.flatMap((lane) => drawLane(x, lane, row.pairs.length)),
    ...(target === undefined ? [] : targetLine(x, target, bottom)),
  ]);
}

interface Lane {
  readonly side: string;
  readonly figures: readonly (number | null)[];
  readonly at: number;
}

function drawLane(x: Scale, { side, figures, at }: Lane, pairs: number): string[] {
  const known = figures.filter((value) => value !== null);
  const middle = x.at(median(known));
  const [from, to] = [top + at * laneHeight + 8, top + (at + 1) * laneHeight - 8];
  return [
    text(16, (from + to) / 2 + 4, side, { class: side }),
    ...figures.flatMap((_, pair) => {
      const [cx, cy] = place(x, figures, at, pair, pairs) ?? [];
      return cx === undefined || cy === undefined
        ? []
        : [element('circle', { cx, cy, r: 4, class: side, 'fill-opacity': '0.55' })];
    }),
    line([middle, from], [middle, to], { class: side, 'stroke-width': '3' }),
    text(middle + 6, from + 6, figure(median(known)), { class: side }),
  ];
}

/** Windows stand below each other in the order in which they ran. */
function place(
  x: Scale,
  figures: readonly (number | null)[],
  lane: number,
  pair: number,
  pairs: number,
): readonly [number, number] | undefined {
  const value = figures[pair];
  if (value === null || value === undefined) return undefined;
  return [x.at(value), top + lane * laneHeight + 14 + ((pair + 0.5) / pairs) * (laneHeight - 28)];
}

function targetLine(x: Scale, target: number, bottom: number): string[] {
  const at = x.at(target);
  return [
    line([at, top - 8], [at, bottom], { class: 'target', 'stroke-dasharray': '4 3' }),
    text(at, top - 12, `target ${target}`, { class: 'target', 'text-anchor': 'middle' }),
  ];
}
