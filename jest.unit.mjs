import { base } from './jest.base.mjs';

/** Unit and contract tests: they need nothing but Node. */
export default {
  ...base,
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '\\.int\\.spec\\.ts$', '\\.e2e\\.spec\\.ts$'],
};
