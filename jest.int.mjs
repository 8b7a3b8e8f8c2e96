import { base } from './jest.base.mjs';

/** Integration tests: real MongoDB and real Kafka, shared by all files and isolated by name. */
export default {
  ...base,
  testMatch: ['**/*.int.spec.ts'],
  globalSetup: new URL('libs/testing/src/infrastructure/global-setup.mjs', import.meta.url).pathname,
  testTimeout: 60_000,
};
