import { describe, expect, it } from '@jest/globals';
import { digest, fingerprintOf, without, type Mechanism, type Proof } from './mechanism.js';
import { mechanismsPage } from './page.js';

const guard: Mechanism = {
  promise: 3,
  name: 'a guard',
  file: 'libs/a.ts',
  take: 'if (held) ',
  put: '',
  test: { file: 'libs/a.spec.ts' },
};

const pageOf = (mechanism: Mechanism, proof: Proof, spec = '') =>
  mechanismsPage([mechanism], { [guard.name]: proof }, () => spec);

describe('a mechanism', () => {
  it('is taken away where it stands, whatever signs it has', () => {
    expect(without({ ...guard, put: '$&$1 ' }, 'if (held) send();')).toBe('$&$1 send();');
  });

  it.each(['send();', 'if (held) a(); if (held) b();'])(
    'cannot be taken away when it is not there exactly once: %s',
    (text) => {
      expect(() => without(guard, text)).toThrow('a guard: what libs/a.ts is to lose');
    },
  );

  it('needs a proof of its own when it changes', () => {
    const proof = { fingerprint: fingerprintOf(guard), provenOn: '2025-11-04', red: ['a | test'] };
    const page = (mechanism: Mechanism) => pageOf(mechanism, proof);
    expect(page(guard)).toContain('2025-11-04: a \\| test |');
    expect(page({ ...guard, take: 'if (held && mine) ' })).toContain('**not shown yet**');
  });

  it('needs a proof of its own when its spec changes, where the proof knows the spec', () => {
    const fingerprint = fingerprintOf(guard);
    const proof = { fingerprint, provenOn: '2025-11-04', spec: digest('expect(1)'), red: ['a'] };
    expect(pageOf(guard, proof, 'expect(1)')).toContain('2025-11-04: a |');
    expect(pageOf(guard, proof, 'expect(2)')).toContain('**not shown yet**');
  });

  it('is shown with what its test said, where that was kept', () => {
    const proof = { fingerprint: fingerprintOf(guard), provenOn: '2025-11-04', red: ['a'] };
    const message = 'Expected: 1 | 2';
    expect(pageOf(guard, { ...proof, message })).toContain('2025-11-04: a: `Expected: 1 \\| 2` |');
  });
});
