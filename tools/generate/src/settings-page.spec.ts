import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { settingsPage } from './settings-page.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const { content } = await settingsPage(root);

/** What a program hands to its own children, and nobody sets. */
const internal = ['KORSA_LEASH', 'KORSA_SHIM'];

describe('the page of settings', () => {
  it('has names, defaults and values of the schema of the kit', () => {
    expect(content).toContain('| `KORSA_ROLES` | api,worker |');
    expect(content).toContain('| `KORSA_KAFKA_SASL` |  | plain, scram-sha-256, scram-sha-512 |');
    expect(content).toContain('| `KORSA_KAFKA_TLS` | false | true, false |');
    expect(content).toContain('| `KORSA_TOPIC_REPLICATION` |  | 1 to 7 |');
    expect(content).toContain('| `KORSA_PORT` | its own | 0 to 65535 |');
  });

  it('names every variable that a service or a tool reads', () => {
    const read = globSync('{libs,tools}/**/src/**/*.{ts,mjs}', { cwd: root })
      .concat(globSync('tools/launch/*.mjs', { cwd: root }))
      .filter((file) => !file.includes('node_modules') && !file.endsWith('.spec.ts'))
      .flatMap(
        (file) => readFileSync(join(root, file), 'utf8').match(/\bKORSA_[A-Z_]*[A-Z]\b/g) ?? [],
      );
    const missing = [...new Set(read)].filter((name) => !content.includes(name));
    expect(missing.filter((name) => !internal.includes(name))).toEqual([]);
  });
});
