import { describe, expect, it } from '@jest/globals';
import { minimise } from './minimise.js';

const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const failsWith =
  (...needed: readonly number[]) =>
  (subset: readonly number[]) =>
    Promise.resolve(needed.every((one) => subset.includes(one)));

describe('minimise', () => {
  it('finds the one that matters', async () => {
    const found = await minimise(ten, failsWith(7), 100);
    expect(found).toMatchObject({ items: [7], minimal: true });
    expect(found.runs).toBeLessThan(12);
  });

  it('finds two that only matter together, far apart', async () => {
    expect(await minimise(ten, failsWith(2, 9), 100)).toMatchObject({
      items: [2, 9],
      minimal: true,
    });
  });

  it('finds that all of three matter', async () => {
    expect(await minimise([1, 2, 3], failsWith(1, 2, 3), 100)).toMatchObject({
      items: [1, 2, 3],
      minimal: true,
    });
  });

  it('stops when its runs are used up, with the best that it has seen', async () => {
    const asked: (readonly number[])[] = [];
    const found = await minimise(
      ten,
      (subset) => {
        asked.push(subset);
        return failsWith(2, 9)(subset);
      },
      5,
    );
    expect([found.runs, asked.length, found.minimal]).toEqual([5, 5, false]);
    expect(found.items).toEqual(expect.arrayContaining([2, 9]));
  });

  it('has nothing to leave out of one or none', async () => {
    const never = () => Promise.reject(new Error('asked'));
    expect(await minimise([1], never, 9)).toEqual({ items: [1], runs: 0, minimal: true });
    expect(await minimise([], never, 9)).toEqual({ items: [], runs: 0, minimal: true });
  });
});
