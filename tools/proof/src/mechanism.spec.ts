import { describe, expect, it } from '@jest/globals';
import { fingerprintOf, without, type Mechanism } from './mechanism.js';
import { mechanismsPage } from './page.js';

const guard: Mechanism = {
  promise: 3,
  name: 'a guard',
  file: 'libs/a.ts',
  take: 'if (held) ',
  put: '',
  test: { file: 'libs/a.spec.ts' },
};

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
    const page = (mechanism: Mechanism) => mechanismsPage([mechanism], { [guard.name]: proof });
    expect(page(guard)).toContain('2025-11-04: a \\| test |');
    expect(page({ ...guard, take: 'if (held && mine) ' })).toContain('**not shown yet**');
  });
});
