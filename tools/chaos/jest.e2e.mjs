import e2e from '../../jest.e2e.mjs';

/** It breaks its servers, so it starts its own: no shared ones. */
const { globalSetup: _setup, globalTeardown: _teardown, ...own } = e2e;

export default own;
