import { describe, expect, it } from '@jest/globals';
import { assert, integer, property } from 'fast-check';
import { shortSchedule } from './short.js';

describe('the short schedule', () => {
  it('has each of its faults once, whatever the seed, within half a minute', () => {
    assert(
      property(integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const faults = shortSchedule(seed);
        expect(faults.map(({ name }) => name).sort()).toEqual([
          'cut-mongo',
          'kill-api',
          'kill-broker',
          'kill-mongod',
          'kill-worker',
        ]);
        expect(Math.max(...faults.map(({ at, duration }) => at + duration))).toBeLessThan(30_000);
      }),
    );
  });
});
