import { describe, expect, it } from '@jest/globals';
import { LatestMap } from './latest-map.js';

describe('a map of the latest keys', () => {
  it('drops the one that was set longest ago, and counts a key that is set again as the latest', () => {
    const map = new LatestMap<string, number>(2).set('a', 1).set('b', 2).set('a', 3).set('c', 4);
    expect([...map]).toEqual([
      ['a', 3],
      ['c', 4],
    ]);
  });
});
