import { describe, expect, it } from '@jest/globals';
import { aRow, aWindow } from '../../test/rows.js';
import { summarise } from '../summary.js';
import { plotOf } from './plot-of.js';
import { linearScale, logScale, percentileScale } from './scale.js';

const count = (svg: string, pattern: RegExp) => svg.match(pattern)?.length ?? 0;

describe('the plot of windows', () => {
  const svg = plotOf(summarise(aRow({ name: 'a < b' }))) ?? '';

  it('has a dot per window, a line per pair, a bar per side', () => {
    expect(count(svg, /<circle /g)).toBe(6);
    expect(count(svg, /class="link"/g)).toBe(3);
    expect(count(svg, /stroke-width="3"/g)).toBe(2);
  });

  it('says what it shows, for eyes and for readers of text', () => {
    expect(svg).toContain('<title>a &lt; b: throughput 2.00× [1.90–2.10]</title>');
    expect(svg).toContain('>commands per second</text>');
    expect(svg).toContain('<desc>ours: 2,000, 2,100, 1,900; floor: 1,000, 1,000, 1,000</desc>');
  });

  it('follows the light or dark of its reader', () => {
    expect(svg).toContain('@media (prefers-color-scheme: dark)');
  });

  it('of an absolute row has one lane and its target', () => {
    const goals = [{ measure: 'corePercent', target: 2, stretch: 1 }] as const;
    const pairs = [{ floor: null, ours: aWindow() }];
    const idle = plotOf(summarise(aRow({ floor: null, goals, pairs }))) ?? '';
    expect(count(idle, /<circle /g)).toBe(1);
    expect(idle).toContain('>target 2</text>');
  });
});

describe('the plot of latency', () => {
  const goals = [{ measure: 'p50', target: 8, stretch: 5 }] as const;
  const svg = plotOf(summarise(aRow({ goals }))) ?? '';

  it('has a thin curve per window and a thick one per side', () => {
    expect(count(svg, /stroke-opacity="0.25"/g)).toBe(6);
    expect(count(svg, /stroke-width="2.5"/g)).toBe(2);
  });

  it('names its axes with units', () => {
    expect(svg).toContain('>latency, ms</text>');
    expect(svg).toContain('>p99.9</text>');
    expect(svg).not.toContain('NaN');
  });
});

it('draws nothing of a row that measured nothing', () => {
  expect(plotOf(summarise(aRow({ pairs: [], broken: 'no broker' })))).toBeUndefined();
});

describe('scales', () => {
  it('go in round steps', () => {
    expect(linearScale(9_300, [0, 100]).marks).toEqual([0, 2_000, 4_000, 6_000, 8_000, 10_000]);
    expect(logScale([0.7, 90], [0, 100]).marks).toEqual([0.5, 1, 2, 5, 10, 20, 50, 100]);
  });

  it('give each further nine the same room', () => {
    const scale = percentileScale([0, 330]);
    const from90to99 = scale.at(0.99) - scale.at(0.9);
    expect(from90to99).toBeCloseTo(scale.at(0.999) - scale.at(0.99));
  });

  it('can show a single value', () => {
    expect(logScale([1], [0, 10]).at(1)).toBeGreaterThanOrEqual(0);
  });
});
