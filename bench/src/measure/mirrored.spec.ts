import { expect, it } from '@jest/globals';
import type { PairRecord, WindowRecord } from '@korsa/performance';
import { mirrored } from './mirrored.js';

it('mirrors the order and pairs neighbours, after one window of each that does not count', async () => {
  const order: string[] = [];
  const side = (name: string) => () => {
    order.push(name);
    const blank = { seconds: 1, cpuSeconds: null, latencyMs: null, foreignCores: null };
    return Promise.resolve<WindowRecord>({ operations: order.length, ...blank });
  };
  const pairs: PairRecord[] = [];
  await mirrored({ floor: side('f'), ours: side('o') }, 2, (pair) => pairs.push(pair));
  expect(order.join('')).toBe('fofooffoof');
  expect(pairs.map(({ floor, ours }) => [floor?.operations, ours.operations])).toEqual([
    [3, 4],
    [6, 5],
    [7, 8],
    [10, 9],
  ]);
});
