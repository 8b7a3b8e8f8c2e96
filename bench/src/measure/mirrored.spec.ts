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
  const { signal } = new AbortController();
  await mirrored({ floor: side('f'), ours: side('o') }, 2, (pair) => pairs.push(pair), signal);
  expect(order.join('')).toBe('fofooffoof');
  expect(pairs.map(({ floor, ours }) => [floor?.operations, ours.operations])).toEqual([
    [3, 4],
    [6, 5],
    [7, 8],
    [10, 9],
  ]);
});

it('ends between two windows when it is given up', async () => {
  const givenUp = new AbortController();
  let windows = 0;
  const ours = () => {
    if (++windows === 4) givenUp.abort(new Error('too long'));
    const blank = { seconds: 1, cpuSeconds: null, latencyMs: null, foreignCores: null };
    return Promise.resolve<WindowRecord>({ operations: windows, ...blank });
  };
  const pairs: PairRecord[] = [];
  const run = mirrored({ floor: null, ours }, 3, (pair) => pairs.push(pair), givenUp.signal);
  await expect(run).rejects.toThrow('too long');
  expect([windows, pairs.length]).toEqual([4, 2]);
});
