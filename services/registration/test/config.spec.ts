import { describe, expect, it } from '@jest/globals';
import { expectEnvExample } from '@korsa/service-kit';
import { config } from '../src/config.js';

describe('config', () => {
  it('is shown whole in .env.example', () => {
    expectEnvExample(config, new URL('../.env.example', import.meta.url));
  });

  it('refuses the key of development in production', () => {
    const { error } = config.settings.safeParse({ KORSA_ENVIRONMENT: 'production' });
    expect(error?.issues).toMatchObject([
      { path: ['REGISTRATION_NIP_KEY'], message: 'is required in production' },
    ]);
  });

  it('takes a key of one’s own', () => {
    const key = 'k'.repeat(32);
    expect(
      config.settings.parse({ KORSA_ENVIRONMENT: 'production', REGISTRATION_NIP_KEY: key }),
    ).toEqual({ nipKey: key, defaultRepresentation: 'eligible' });
  });
});
