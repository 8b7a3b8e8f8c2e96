import { describe, expect, it } from '@jest/globals';
import { Chance } from './chance.js';

describe('chance', () => {
  it('is the same in every run', () => {
    const numbers = (chance: Chance) => Array.from({ length: 50 }, () => chance.between(1, 6));
    expect(numbers(new Chance(7))).toEqual(numbers(new Chance(7)));
    expect(new Set(numbers(new Chance(7)))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
  });

  it('shuffles without losing or doubling anything', () => {
    const items = Array.from({ length: 30 }, (_, at) => at);
    const shuffled = new Chance(1).shuffle(items);
    expect(shuffled).not.toEqual(items);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
  });
});
