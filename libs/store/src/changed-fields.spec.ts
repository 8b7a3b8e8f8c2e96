import { describe, expect, it } from '@jest/globals';
import { changedFields } from './changed-fields.js';
import type { State } from './work.js';

const base = { id: 'a', cityCode: '33.71' };
const state = (fields: object): State => ({ ...base, ...fields });
const [one, two, three, four] = [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }];

describe('the fields that a decision changed', () => {
  it('are those whose value is another one', () => {
    const before = state({ label: 'x', seats: 3, marks: one });
    expect(changedFields(before, { ...before, seats: 4 } as State)).toEqual({
      set: { seats: 4 },
      unset: {},
    });
  });

  it('are unset when they are gone', () => {
    expect(changedFields(state({ label: 'x' }), state({ label: undefined }))).toEqual({
      set: {},
      unset: { label: true },
    });
    expect(changedFields(state({ label: 'x' }), state({})).unset).toEqual({ label: true });
  });

  it.each<[string, unknown[], unknown[], Record<string, unknown>]>([
    ['the new element of a list', [one, two], [one, two, three], { 'list.2': three }],
    ['an exchanged element', [one, two, three], [one, four, three], { 'list.1': four }],
    ['both', [one, two, three], [one, four, three, two], { 'list.1': four, 'list.3': two }],
    ['a shorter list as a whole', [one, two, three], [one, two], { list: [one, two] }],
    [
      'a list that changed all over',
      [one, two, three],
      [two, three, one],
      { list: [two, three, one] },
    ],
    ['the first elements of a list', [], [one], { list: [one] }],
    [
      'a list with a gap as a whole',
      [one, two],
      [one, two, undefined],
      { list: [one, two, undefined] },
    ],
  ])('are %s', (_, before, after, set) => {
    expect(changedFields(state({ list: before }), state({ list: after })).set).toEqual(set);
  });

  it('are a list as a whole when it was none before', () => {
    expect(changedFields(state({}), state({ list: [one] })).set).toEqual({ list: [one] });
  });
});
