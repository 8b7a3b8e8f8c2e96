import { describe, expect, it } from '@jest/globals';
import { expectEnvExample } from '@korsa/service-kit';
import { config } from './config.js';

describe('.env.example', () => {
  it('names every variable of the service and starts it', () => {
    expect(() =>
      expectEnvExample(config, new URL('../.env.example', import.meta.url)),
    ).not.toThrow();
  });
});
