/** From a figure to a place on the drawing, and where its axis has marks. */
export interface Scale {
  at(value: number): number;
  readonly marks: readonly number[];
}

type Span = readonly [number, number];

/** From 0 to at least `most`, with round marks. */
export function linearScale(most: number, [from, to]: Span): Scale {
  const step = roundStep(most / 5 || 1);
  const count = Math.ceil(most / step) || 1;
  const end = step * count;
  return {
    at: (value) => from + (value / end) * (to - from),
    marks: Array.from({ length: count + 1 }, (_, index) => tidy(index * step)),
  };
}

/** Covers the values in whole steps of 1, 2, 5, 10 …; for figures that differ by orders of magnitude. */
export function logScale(values: readonly number[], [from, to]: Span): Scale {
  const least = Math.max(Math.min(...values), 1e-3);
  const low = Math.floor(Math.log10(least));
  const decades = Math.ceil(Math.log10(Math.max(...values, least))) - low;
  const steps = Array.from({ length: decades + 1 }, (_, decade) => decade + low).flatMap((power) =>
    [1, 2, 5].map((digit) => tidy(digit * 10 ** power)),
  );
  const first = steps.findLastIndex((step) => step <= least);
  const last = steps.findIndex((step) => step >= Math.max(...values));
  const marks = steps.slice(Math.max(first, 0), Math.max(last, first + 1) + 1);
  const [bottom, top] = [Math.log10(marks[0]!), Math.log10(marks.at(-1)!)];
  return {
    at: (value) =>
      from + ((Math.log10(Math.max(value, 1e-3)) - bottom) / (top - bottom)) * (to - from),
    marks,
  };
}

/** Shares of a distribution, with as much room from 99 to 99.9 % as from 90 to 99 %. */
export function percentileScale([from, to]: Span): Scale {
  const end = 3.3;
  const spread = (share: number) => Math.min(-Math.log10(1 - Math.min(share, 0.9995)), end);
  return {
    at: (share) => from + (spread(share) / end) * (to - from),
    marks: [0, 0.5, 0.9, 0.99, 0.999],
  };
}

function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  return power * ([1, 2, 5, 10].find((digit) => digit * power >= step) ?? 10);
}

/** Without the dust of floating point. */
function tidy(value: number): number {
  return Number(value.toPrecision(6));
}
