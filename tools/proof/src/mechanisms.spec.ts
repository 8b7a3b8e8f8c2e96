import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { without } from './mechanism.js';
import { mechanisms } from './mechanisms.js';
import { readProofs } from './proofs.js';
import { root } from './root.js';

describe('the list of mechanisms', () => {
  it.each(mechanisms)('can still take away: $name', (mechanism) => {
    const text = readFileSync(join(root, mechanism.file), 'utf8');
    expect(without(mechanism, text)).not.toBe(text);
  });

  it.each(mechanisms)('names a test that is there, for: $name', ({ test }) => {
    expect(test.file).toMatch(/\.spec\.ts$/);
    expect(existsSync(join(root, test.file))).toBe(true);
  });

  it('has every name once, and proves nothing that is not in it', () => {
    const names = mechanisms.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(readProofs()).filter((name) => !names.includes(name))).toEqual([]);
  });
});
