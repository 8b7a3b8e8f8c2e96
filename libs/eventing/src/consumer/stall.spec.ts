import { describe, expect, it } from '@jest/globals';
import { stallOf } from './stall.js';

describe('stallOf', () => {
  it('leaves a consumer alone that moves', () => {
    expect(stallOf({ milliseconds: 500, working: false })).toBe('none');
    expect(stallOf({ milliseconds: 100_000, working: true })).toBe('none');
  });

  it('replaces a consumer that fetches no more', () => {
    expect(stallOf({ milliseconds: 21_000, working: false })).toBe('fetch');
  });

  it('gives up on a handler that never ends', () => {
    expect(stallOf({ milliseconds: 181_000, working: true })).toBe('handler');
  });
});
