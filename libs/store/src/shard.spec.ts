import { expect, it } from '@jest/globals';
import { newId, shardOf } from './index.js';

it('never changes its mind: FNV-1a over UTF-8', () => {
  expect(['', 'a', 'foobar', 'é'].map((id) => shardOf(id, 2 ** 32))).toEqual([
    0x811c9dc5, 0xe40c292c, 0xbf9cf968, 0x1e9de8c1,
  ]);
});

it('spreads ids evenly', () => {
  const counts = [0, 0, 0, 0];
  for (let index = 0; index < 4_000; index += 1) counts[shardOf(newId(), 4)]! += 1;
  for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(200);
});
