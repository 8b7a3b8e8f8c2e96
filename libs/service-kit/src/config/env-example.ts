import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ServiceConfig } from './define-config.js';
import { kitSchema } from './kit-environment.js';
import { loadConfig } from './load-config.js';

/**
 * For a test: throws unless the file parses with the service's schema, names no unknown variable
 * and mentions every variable of the service (a comment line `# NAME=value` mentions it too).
 */
export function expectEnvExample(config: ServiceConfig, path: string | URL): void {
  const lines = readFileSync(path, 'utf8').split('\n');
  const given = lines.flatMap((line) => assignment(line, /^([A-Z][A-Z0-9_]*)=(.*)$/));
  const hinted = lines.flatMap((line) => assignment(line, /^#\s*([A-Z][A-Z0-9_]*)=(.*)$/));
  const own = variablesOf(config.settings);
  const known = new Set([...own, ...Object.keys(kitSchema(config).shape)]);
  const mentioned = new Set([...given, ...hinted].map(([name]) => name));
  const wrong = [
    ...[...mentioned].filter((name) => !known.has(name)).map((name) => `${name} is not known`),
    ...own.filter((name) => !mentioned.has(name)).map((name) => `${name} is not mentioned`),
  ];
  if (wrong.length > 0) throw new Error(`${String(path)}: ${wrong.join(', ')}.`);
  loadConfig(config, Object.fromEntries(given));
  loadConfig(config, Object.fromEntries([...hinted, ...given]));
}

function assignment(line: string, pattern: RegExp): [name: string, value: string][] {
  const [, name, value = ''] = pattern.exec(line.trim()) ?? [];
  return name === undefined ? [] : [[name, value.trim()]];
}

/** The variables of a settings schema: the keys of the object it begins with. */
function variablesOf(schema: z.ZodType): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodPipe) return variablesOf(schema.in as z.ZodType);
  throw new Error('Settings must be a z.object, with or without a transform.');
}
