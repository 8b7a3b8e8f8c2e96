import { describe, expect, it } from '@jest/globals';
import { defaultRules } from '../../../test/presence.builder.js';
import { basisOf, change, defaultPolicy, LatenessBandsCrossed } from './policy.js';

const { basis: _basis, ...defaults } = defaultRules;
const untouched = defaultPolicy('retreat', '33.71', defaults);

describe('the policy of a retreat', () => {
  it('is all assumption until somebody decides', () => {
    expect(basisOf(untouched)).toBe('assumption');
    expect(untouched.assumed).toHaveLength(7);
  });

  it('is decided field by field', () => {
    const policy = change(untouched, { thresholdPercent: 85, lateAfterMinutes: undefined });
    expect(policy.thresholdPercent).toBe(85);
    expect(policy.lateAfterMinutes).toBe(15);
    expect(basisOf(policy)).toBe('committee');
    expect(policy.assumed).toContain('lateAfterMinutes');
  });

  it('is decided also when the committee takes the default', () => {
    expect(basisOf(change(untouched, { thresholdPercent: 90 }))).toBe('committee');
  });

  it('keeps too late behind late', () => {
    expect(() => change(untouched, { lateAfterMinutes: 31 })).toThrow(LatenessBandsCrossed);
  });
});
