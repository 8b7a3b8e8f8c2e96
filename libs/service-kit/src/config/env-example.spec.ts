import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { defineConfig } from './define-config.js';
import { expectEnvExample } from './env-example.js';

const config = defineConfig({
  service: 'attendance',
  port: 3003,
  publishes: [],
  settings: z
    .object({
      THRESHOLD_PERCENT: z.coerce.number().max(100).default(90),
      ROUNDING_MINUTES: z.coerce.number().default(45),
    })
    .transform((env) => ({ threshold: env.THRESHOLD_PERCENT, rounding: env.ROUNDING_MINUTES })),
});

const folder = mkdtempSync(join(tmpdir(), 'korsa-env-'));
afterAll(() => rmSync(folder, { recursive: true }));

function checking(...lines: string[]): () => void {
  const path = join(folder, '.env.example');
  writeFileSync(path, lines.join('\n'));
  return () => expectEnvExample(config, path);
}

describe('expectEnvExample', () => {
  it('accepts a file that mentions every variable of the service', () => {
    expect(
      checking('KORSA_PORT=3003', 'THRESHOLD_PERCENT=90', '# ROUNDING_MINUTES=45'),
    ).not.toThrow();
  });

  it('names a variable that nobody reads', () => {
    expect(checking('THRESHOLD_PERCENT=90', 'ROUNDING_MINUTES=45', 'OLD_NAME=1')).toThrow(
      /OLD_NAME is not known/,
    );
  });

  it('names a variable of the service that is not mentioned', () => {
    expect(checking('THRESHOLD_PERCENT=90')).toThrow(/ROUNDING_MINUTES is not mentioned/);
  });

  it('refuses a value that the schema refuses, in comments too', () => {
    expect(checking('THRESHOLD_PERCENT=900', 'ROUNDING_MINUTES=45')).toThrow(/at most 100/);
    expect(checking('# THRESHOLD_PERCENT=900', 'ROUNDING_MINUTES=45')).toThrow(/at most 100/);
  });
});
