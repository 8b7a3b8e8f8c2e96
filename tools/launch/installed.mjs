import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { at, pinnedNode } from './paths.mjs';

const stamp = at('node_modules/.korsa-installed');

/** Whether `node_modules` holds what the lock file and the patches ask for. */
export function isInstalled() {
  if (!existsSync(pinnedNode)) return false;
  const wanted = fingerprint();
  const found = readJson(stamp);
  if (found?.lock === wanted.lock && found.patches === wanted.patches) return true;
  // Somebody ran npm by hand, which patches too: npm's own record tells whether the result is the same.
  if (found && found.patches !== wanted.patches) return false;
  if (!fitsLockFile()) return false;
  markInstalled();
  return true;
}

export function markInstalled() {
  writeFileSync(stamp, JSON.stringify(fingerprint()));
}

function fingerprint() {
  const patches = existsSync(at('patches')) ? readdirSync(at('patches')).sort() : [];
  return {
    lock: hash([at('package-lock.json')]),
    patches: hash(patches.map((name) => at('patches', name))),
  };
}

function hash(files) {
  const sum = createHash('sha256');
  for (const file of files) sum.update(readFileSync(file));
  return sum.digest('hex');
}

function fitsLockFile() {
  const wanted = readJson(at('package-lock.json'))?.packages ?? {};
  const found = readJson(at('node_modules/.package-lock.json'))?.packages;
  if (!found) return false;
  return Object.entries(wanted)
    .filter(([path, { optional }]) => path.includes('node_modules/') && (!optional || found[path]))
    .every(([path, { version, resolved }]) =>
      version ? found[path]?.version === version : found[path]?.resolved === resolved,
    );
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
