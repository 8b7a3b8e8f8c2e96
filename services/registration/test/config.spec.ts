import { describe, expect, it } from '@jest/globals';
import { expectEnvExample } from '@korsa/service-kit';
import { config } from '../src/config.js';

describe('config', () => {
  it('is shown whole in .env.example', () => {
    expectEnvExample(config, new URL('../.env.example', import.meta.url));
  });

  it.each([
    ['of development', {}],
    ['of the example', { REGISTRATION_NIP_KEY: 'replace-with-32-random-characters-or-more' }],
  ])('refuses the key %s in production', (_, given) => {
    const { error } = config.settings.safeParse({ KORSA_ENVIRONMENT: 'production', ...given });
    expect(error?.issues).toMatchObject([
      { path: ['REGISTRATION_NIP_KEY'], message: 'must be a secret of your own in production' },
    ]);
  });

  it('takes a key of one’s own', () => {
    const key = 'k'.repeat(32);
    expect(
      config.settings.parse({ KORSA_ENVIRONMENT: 'production', REGISTRATION_NIP_KEY: key }),
    ).toEqual({ nipKey: key, defaultRepresentation: 'eligible' });
  });
});
