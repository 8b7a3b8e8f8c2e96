import { describe, expect, it } from '@jest/globals';
import { bandOf, publish, versionOf, type InstrumentDraft } from './instrument.js';
import { InstrumentNameReserved, InstrumentUnsound } from './instruments.errors.js';
import { shippedInstruments } from './shipped-instruments.js';

const owner = { id: 'instrument-1', cityCode: '33.71', code: 'reaction-magelang' };
const draft: InstrumentDraft = {
  level: 'reaction',
  scale: { min: 10, max: 100 },
  respondents: ['self'],
  items: [{ item: 'catering', aspect: 'catering', perSession: false, text: 'Konsumsi memadai' }],
  bands: [
    { from: 10, name: 'sangat kurang' },
    { from: 61, name: 'kurang' },
    { from: 71, name: 'cukup' },
  ],
};

describe('publish', () => {
  it('numbers versions and never changes one', () => {
    const first = publish(undefined, owner, draft).state;
    const second = publish(first, owner, { ...draft, scale: { min: 10, max: 90 } }).state;
    expect(versionOf(second.versions, { code: owner.code, version: 1 })?.scale.max).toBe(100);
    expect(versionOf(second.versions, { code: owner.code, version: 2 })?.scale.max).toBe(90);
  });

  it('keeps the names of Korsa', () => {
    expect(() => publish(undefined, { ...owner, code: 'reaction-default' }, draft)).toThrow(
      InstrumentNameReserved,
    );
  });

  it.each([
    ['a scale without width', { scale: { min: 5, max: 5 } }],
    ['bands that start elsewhere', { bands: [{ from: 20, name: 'kurang' }] }],
    ['bands out of order', { bands: [draft.bands[0]!, draft.bands[2]!, draft.bands[1]!] }],
    ['a band nobody can reach', { bands: [draft.bands[0]!, { from: 101, name: 'luar biasa' }] }],
    ['an item twice', { items: [...draft.items, ...draft.items] }],
    [
      'an aspect half asked for each session',
      { items: [...draft.items, { ...draft.items[0]!, item: 'snacks', perSession: true }] },
    ],
  ])('refuses %s', (_, given) => {
    expect(() => publish(undefined, owner, { ...draft, ...given })).toThrow(InstrumentUnsound);
  });

  it.each(shippedInstruments)('would accept the items of $code', ({ code: _, ...shipped }) => {
    expect(() => publish(undefined, owner, shipped)).not.toThrow();
  });
});

describe('bandOf', () => {
  it.each([
    [10, 'sangat kurang'],
    [60.99, 'sangat kurang'],
    [61, 'kurang'],
    [100, 'cukup'],
  ])('takes the last band that starts at or below %d', (mean, band) => {
    expect(bandOf({ ...draft, code: 'x', version: 1, shipped: false }, mean)).toBe(band);
  });
});
