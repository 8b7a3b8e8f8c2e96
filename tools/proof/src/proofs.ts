import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Proofs } from './mechanism.js';
import { root } from './root.js';

const path = join(root, 'tools/proof/proofs.json');

/** The proofs of the last runs. */
export function readProofs(): Proofs {
  return JSON.parse(readFileSync(path, 'utf8')) as Proofs;
}

export function writeProofs(proofs: Proofs): void {
  const sorted = Object.fromEntries(
    Object.entries(proofs).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
  writeFileSync(path, `${JSON.stringify(sorted, null, 2)}\n`);
}
