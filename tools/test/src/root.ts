import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A program that npm has installed. */
export function installed(name: string): string {
  return join(root, 'node_modules', '.bin', name);
}
