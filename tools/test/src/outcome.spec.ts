import { describe, expect, it } from '@jest/globals';
import { check, inWords, nothing, sum } from './outcome.js';

describe('the last line', () => {
  it('sums all steps', () => {
    const steps = [check(), check('wrong'), { ...nothing, passed: 40 }];
    expect(inWords(sum(steps))).toBe('41 passed, 1 failed');
  });

  it('speaks of skipped tests only when there are some', () => {
    expect(inWords({ ...nothing, passed: 1, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped');
  });
});
