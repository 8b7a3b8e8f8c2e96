import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fieldsOfInvalidErrors } from './invalid-errors.js';

let src: string;

beforeEach(() => {
  src = mkdtempSync(join(tmpdir(), 'korsa-errors-'));
});
afterEach(() => {
  rmSync(src, { recursive: true });
});

function given(name: string, text: string): void {
  writeFileSync(join(src, name), text);
}

function anError(code: string, kind: string, problems = 'told'): string {
  return `export class ${code} extends Error {
  readonly code = '${code}';
  readonly kind = '${kind}';
  readonly problems;
  constructor(told) { super(); this.problems = ${problems}; }
}
`;
}

describe('the fields of invalid errors', () => {
  it('are found in every file but specs', async () => {
    given('a.ts', `${anError('Late', 'conflict')}${anError('Odd', 'invalid')}`);
    given('a.spec.ts', anError('Unseen', 'invalid'));
    expect(await fieldsOfInvalidErrors(src)).toEqual({ Odd: ['(handed in)'] });
  });

  it('are empty for an error that names none', async () => {
    given('b.ts', anError('Mute', 'invalid', '[]'));
    expect(await fieldsOfInvalidErrors(src)).toEqual({ Mute: [] });
  });

  it('are refused when a rule says nothing', async () => {
    given('d.ts', anError('Empty', 'invalid', "[{ field: 'f', rule: ' ' }]"));
    await expect(fieldsOfInvalidErrors(src)).rejects.toThrow('Empty names no rule');
  });

  it('are refused when a class cannot be reached', async () => {
    given('c.ts', anError('Hidden', 'invalid').replace('export ', ''));
    await expect(fieldsOfInvalidErrors(src)).rejects.toThrow('declares 1 errors');
  });
});
