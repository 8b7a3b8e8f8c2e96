import { describe, expect, it } from '@jest/globals';
import { closedLoop } from './closed-loop.js';
import { openLoop } from './open-loop.js';

describe('a closed loop', () => {
  it('has so many operations under way, and no more', async () => {
    let running = 0;
    let most = 0;
    const { operations, latencies } = await closedLoop({ operations: 50 }, 8, async () => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running -= 1;
    });
    expect([operations, latencies.length, most]).toEqual([50, 50, 8]);
  });

  it('rejects when an operation does: a refusal would be fast', async () => {
    const refused = closedLoop({ operations: 5 }, 1, () => Promise.reject(new Error('refused')));
    await expect(refused).rejects.toThrow('refused');
  });
});

describe('an open loop', () => {
  it('does not wait for answers, and counts from the intended start', async () => {
    const intended: number[] = [];
    let early = false;
    const answers = Promise.withResolvers<void>();
    const done = openLoop({ perSecond: 1_000, operations: 20 }, (_, at) => {
      early ||= performance.now() < at;
      intended.push(at);
      if (intended.length === 20) answers.resolve();
      return answers.promise;
    });
    await done;
    expect(early).toBe(false);
    const gaps = intended.slice(1).map((at, index) => at - intended[index]!);
    expect(Math.max(...gaps)).toBeCloseTo(1);
    expect(Math.min(...gaps)).toBeCloseTo(1);
  });
});
