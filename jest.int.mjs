import { fileURLToPath } from 'node:url';
import { base } from './jest.base.mjs';

const at = (file) =>
  fileURLToPath(new URL(`libs/testing/src/infrastructure/${file}`, import.meta.url));

/**
 * Integration tests: real MongoDB and real Kafka, shared by all files and isolated by name. They wait more than they
 * compute, so two files run at a time also on the smallest machine.
 */
export default {
  ...base,
  testMatch: ['**/*.int.spec.ts'],
  globalSetup: at('global-setup.mjs'),
  globalTeardown: at('global-teardown.mjs'),
  testTimeout: 60_000,
  maxWorkers: 2,
};
