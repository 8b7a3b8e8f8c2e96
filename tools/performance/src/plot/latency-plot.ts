import { figure } from '../numbers.js';
import { latencyShares, titleOf, type RowRecord, type WindowRecord } from '../record.js';
import { median } from '../stats.js';
import { drawing, element, line, text } from './drawing.js';
import { logScale, percentileScale, type Scale } from './scale.js';

const [width, height] = [760, 410];
const area = { left: 64, right: 700, top: 80, bottom: 352 };

/** How many operations were at least so quick: a thin line per window, a thick one through the medians of a side. */
export function latencyPlot(row: RowRecord, headline: string): string {
  const sides = [
    { side: 'floor', windows: row.pairs.flatMap(({ floor }) => floor ?? []) },
    { side: 'ours', windows: row.pairs.map(({ ours }) => ours) },
  ].map((one) => ({ ...one, curves: one.windows.flatMap(curveOf), middle: middleOf(one.windows) }));
  const x = percentileScale([area.left, area.right]);
  const y = logScale(
    sides.flatMap(({ curves }) => curves.flat()),
    [area.bottom, area.top],
  );
  const description = sides
    .map(({ side, middle }) => `${side}: ${middle.map(figure).join(', ')} ms`)
    .join('; ');
  return drawing({ title: titleOf(row), headline, description, width, height }, [
    ...y.marks.flatMap((mark) => [
      line([area.left, y.at(mark)], [area.right, y.at(mark)], { class: 'grid' }),
      text(area.left - 8, y.at(mark) + 4, String(mark), { 'text-anchor': 'end' }),
    ]),
    ...x.marks.map((mark) =>
      text(x.at(mark), area.bottom + 18, mark === 0 ? 'min' : `p${mark * 100}`, {
        'text-anchor': 'middle',
      }),
    ),
    text(16, 68, 'latency, ms'),
    text(
      (area.left + area.right) / 2,
      area.bottom + 42,
      `share of ${row.operation}s that took at most so long`,
      {
        'text-anchor': 'middle',
      },
    ),
    ...sides.flatMap(({ side, curves, middle }) => [
      ...curves.map((curve) => polyline(x, y, curve, { class: side, 'stroke-opacity': '0.25' })),
      polyline(x, y, middle, { class: side, 'stroke-width': '2.5' }),
      text(area.right + 6, y.at(middle.at(-1)!) + 4, side, { class: side }),
    ]),
  ]);
}

function curveOf({ latencyMs }: WindowRecord): (readonly number[])[] {
  return latencyMs ? [latencyMs] : [];
}

function middleOf(windows: readonly WindowRecord[]): number[] {
  const curves = windows.flatMap(curveOf);
  return latencyShares.map((_, at) => median(curves.map((curve) => curve[at] ?? NaN)));
}

function polyline(x: Scale, y: Scale, curve: readonly number[], look: Record<string, string>) {
  const points = curve.map((value, at) => {
    return `${x.at(latencyShares[at]!).toFixed(1)},${y.at(value).toFixed(1)}`;
  });
  return element('polyline', { points: points.join(' '), ...look });
}
