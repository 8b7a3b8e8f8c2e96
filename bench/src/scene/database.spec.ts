import { describe, expect, it } from '@jest/globals';
import { currentCause } from '@korsa/store';
import { asGateCommand } from './database.js';

const dedupeOf = (input: unknown) =>
  asGateCommand('/v1/check-ins', input, () => Promise.resolve(currentCause().dedupe));

describe('a command of a gate', () => {
  it('has a key of its own, scoped as by HTTP, so that the store records it', async () => {
    const [one, other] = [await dedupeOf({ person: 1 }), await dedupeOf({ person: 1 })];
    const key: unknown = expect.stringMatching(/^gate-1\|POST\|\/v1\/check-ins\|[0-9a-f-]{36}$/);
    expect(one).toMatchObject({ kind: 'command', key, keepsRefusals: true });
    expect(other).not.toEqual(one);
  });

  it('has a fingerprint of what was asked', async () => {
    const fingerprint: unknown = expect.stringMatching(/^[\w-]{43}$/);
    const one = await dedupeOf({ person: 1 });
    expect(one).toMatchObject({ fingerprint });
    expect(await dedupeOf({ person: 2 })).not.toMatchObject({
      fingerprint: (one as { fingerprint: string }).fingerprint,
    });
  });
});
