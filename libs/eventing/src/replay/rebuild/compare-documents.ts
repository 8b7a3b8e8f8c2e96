import { createHash } from 'node:crypto';
import type { ModelDocument } from '../projection/model-document.js';

/** Where two documents differ: a path, and what each of them has there. */
export interface Difference {
  readonly path: string;
  readonly live: string;
  readonly built: string;
}

/**
 * `behind`: one of them contains more events, so nothing can be said yet. `different`: from the same events they came
 * to something else.
 */
export type Verdict = 'same' | 'behind' | 'different';

/** What can be said of two documents of one subject; undefined is one that does not exist. */
export function verdictOn(
  live: ModelDocument | undefined,
  built: ModelDocument | undefined,
): Verdict {
  if (hashOf(live?.marks ?? {}) !== hashOf(built?.marks ?? {})) return 'behind';
  return contentOf(live) === contentOf(built) ? 'same' : 'different';
}

/** The first differences, in the order of their paths. */
export function differencesOf(
  live: ModelDocument | undefined,
  built: ModelDocument | undefined,
  most: number,
): Difference[] {
  const left = leavesOf(readable(live));
  const right = leavesOf(readable(built));
  const paths = [...new Set([...left.keys(), ...right.keys()])].sort();
  return paths
    .filter((path) => left.get(path) !== right.get(path))
    .slice(0, most)
    .map((path) => ({
      path,
      live: left.get(path) ?? '(nothing)',
      built: right.get(path) ?? '(nothing)',
    }));
}

/** The hash of what a document shows, whatever the order of its fields. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

function contentOf(document: ModelDocument | undefined): string {
  return hashOf({ cityCode: document?.cityCode, state: document?.state });
}

function readable(document: ModelDocument | undefined): unknown {
  if (!document) return undefined;
  const { cityCode, marks, state } = document;
  return { cityCode, marks, state };
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`);
  return `{${fields.join(',')}}`;
}

function leavesOf(value: unknown, path = ''): Map<string, string> {
  const isNode = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (!isNode) return new Map(value === undefined ? [] : [[path, JSON.stringify(value)]]);
  return new Map(
    Object.entries(value).flatMap(([name, field]) => [
      ...leavesOf(field, path ? `${path}.${name}` : name),
    ]),
  );
}
