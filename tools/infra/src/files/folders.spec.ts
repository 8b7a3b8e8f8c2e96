import { describe, expect, it, jest } from '@jest/globals';

const os = await import('node:os');
jest.unstable_mockModule('node:os', () => ({
  ...os,
  userInfo: () => {
    throw new Error('no such user');
  },
}));

describe('the folder for temporary data', () => {
  it('is there for a user without a name, as in a container', async () => {
    const { temporaryRoot } = await import('./folders.js');
    expect(temporaryRoot).toMatch(/korsa-\w+$/);
  });
});
