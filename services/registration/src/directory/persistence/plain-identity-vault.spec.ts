import { describe, expect, it } from '@jest/globals';
import { PlainIdentityVault } from './plain-identity-vault.js';

const vault = (nipKey: string) =>
  new PlainIdentityVault({ nipKey, defaultRepresentation: 'eligible' });
const identity = {
  name: { full: 'Sri Rahayu', titleBefore: null, titleAfter: 'M.Si.' },
  nip: '198001012005012001',
  institution: null,
};

describe('PlainIdentityVault', () => {
  it('opens what it sealed', () => {
    const one = vault('one key of thirty-two characters');
    expect(one.open(one.seal(identity))).toEqual(identity);
  });

  it('finds the same NIP again, and tells it to nobody without the key', () => {
    const fingerprint = (key: string) => vault(key).seal(identity).nipFingerprint;
    expect(fingerprint('one')).toBe(fingerprint('one'));
    expect(fingerprint('one')).not.toBe(fingerprint('another'));
    expect(fingerprint('one')).not.toContain('19800101');
  });

  it('has no fingerprint for who has no NIP', () => {
    const { nipFingerprint } = vault('one').seal({ ...identity, nip: null });
    expect(nipFingerprint).toBeNull();
  });
});
