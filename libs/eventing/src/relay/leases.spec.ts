import { describe, expect, it } from '@jest/globals';
import { usableUntil } from './leases.js';

describe('usableUntil', () => {
  it('ends before the database lets another owner in, however long the answer took', () => {
    const requestedAt = 1_000;
    const times = { ttlMs: 3_500, marginMs: 700 };
    for (const answerMs of [0, 50, 3_000]) {
      const setByDatabaseAt = requestedAt + answerMs;
      const freeForOthersAt = setByDatabaseAt + times.ttlMs;
      expect(usableUntil(requestedAt, times)).toBeLessThanOrEqual(freeForOthersAt - times.marginMs);
    }
  });
});
