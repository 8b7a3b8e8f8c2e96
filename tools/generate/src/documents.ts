import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file that is derived from code and committed, so that people can read it without running anything. */
export interface GeneratedDocument {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly content: string;
  /** Why the committed version must not be replaced by this one; undefined when it may. */
  readonly refusal?: (committed: string) => string | undefined;
}

/** The problems of the committed files: stale, missing, or changed in a way that is refused. */
export function problemsOf(documents: readonly GeneratedDocument[], root: string): string[] {
  return documents.flatMap((document) => {
    const committed = read(join(root, document.path));
    if (committed === document.content) return [];
    if (committed === undefined) return [`${document.path} is missing; run npm run generate`];
    return [document.refusal?.(committed) ?? `${document.path} is stale; run npm run generate`];
  });
}

/** Writes what differs and returns its paths. Throws, before anything is written, when a change is refused. */
export async function writeAll(
  documents: readonly GeneratedDocument[],
  root: string,
): Promise<string[]> {
  const changed = documents.filter(({ path, content }) => read(join(root, path)) !== content);
  const refusals = changed.flatMap(
    ({ path, refusal }) => refusal?.(read(join(root, path)) ?? '') ?? [],
  );
  if (refusals.length > 0) throw new Error(refusals.join('\n'));
  for (const { path, content } of changed) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return changed.map(({ path }) => path);
}

function read(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
