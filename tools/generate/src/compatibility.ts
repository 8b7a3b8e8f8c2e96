import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { check_compat, initSync } from 'jsoncompat';

const wasm = createRequire(import.meta.url).resolve('jsoncompat/jsoncompat_wasm_bg.wasm');
initSync({ module: readFileSync(wasm) });

/** Keywords that say nothing about which documents fit; the checker refuses to read some of them. */
const annotations = new Set(['$id', '$schema', 'title', 'description']);

/**
 * Whether logs of the old schema stay readable and old consumers read the new events.
 * Both are JSON Schema documents as text. Throws when a keyword cannot be compared.
 */
export function isCompatible(oldSchema: string, newSchema: string): boolean {
  return check_compat(plain(oldSchema), plain(newSchema), 'both');
}

/** Annotations are taken off schemas, never off `properties`, where they are field names. */
function plain(schema: string): string {
  return JSON.stringify(withoutAnnotations(JSON.parse(schema), false));
}

function withoutAnnotations(node: unknown, isPropertyMap: boolean): unknown {
  if (Array.isArray(node)) return node.map((item) => withoutAnnotations(item, false));
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).filter(([key]) => isPropertyMap || !annotations.has(key));
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      withoutAnnotations(value, !isPropertyMap && key === 'properties'),
    ]),
  );
}
