import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readlink, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../root.js';

/** A copy of what is committed, where anything may be broken. */
export interface TreeCopy {
  readonly path: string;
  remove(): Promise<void>;
}

/** Copies HEAD to a temporary folder. Installed packages are shared; the workspaces among them are those of the copy. */
export async function copyTree(): Promise<TreeCopy> {
  const path = await mkdtemp(join(tmpdir(), 'korsa-proof-'));
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', 'git archive --format=tar HEAD | tar -x -C "$0"', path],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The tree could not be copied: ${stderr}`);
  await linkPackages(join(root, 'node_modules'), join(path, 'node_modules'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

const own = '@korsa';

async function linkPackages(from: string, to: string): Promise<void> {
  await mkdir(join(to, own), { recursive: true });
  for (const name of await readdir(from)) {
    if (name !== own) await symlink(join(from, name), join(to, name));
  }
  for (const name of await readdir(join(from, own))) {
    await symlink(await readlink(join(from, own, name)), join(to, own, name));
  }
}
