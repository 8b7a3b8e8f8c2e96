import type { ModelAlias, ModelVersion } from '../builds/model-versions.js';
import type { Projection } from '../projection/projection.js';
import { RebuildRefused } from './rebuild-refused.js';

interface Chosen {
  readonly version: number;
  readonly isNew: boolean;
}

interface Wish {
  readonly version?: number | undefined;
  readonly restart?: boolean | undefined;
}

/**
 * The version to build: the wished one, else the newest of this revision that nobody switched to yet, else a new one.
 * Throws RebuildRefused for one of another revision, one below the newest, and for emptying one that is in use.
 */
export function chooseVersion(
  { name, revision }: Projection,
  versions: readonly ModelVersion[],
  aliases: readonly ModelAlias[],
  { version: wished, restart }: Wish,
): Chosen {
  const newest = versions.at(-1)?.version ?? 0;
  const current = aliases.find((alias) => alias.revision === revision)?.version ?? 0;
  const unused = versions.findLast((one) => one.revision === revision && one.version > current);
  const version = wished ?? unused?.version ?? newest + 1;
  const known = versions.find((one) => one.version === version);
  if (restart && aliases.some((alias) => alias.version === version))
    throw new RebuildRefused(`${name} version ${version} answers queries: it cannot be emptied.`);
  if (known && known.revision !== revision)
    throw new RebuildRefused(
      `${name} version ${version} was built by revision ${known.revision}, and this release has revision ${revision}.`,
    );
  if (!known && version <= newest)
    throw new RebuildRefused(`${name} version ${version} was dropped; a new one is ${newest + 1}.`);
  return { version, isNew: !known };
}

/**
 * The wished version, else all that are older than the one in use and that nobody uses. An older release that still
 * uses the wished one loses its alias. Throws RebuildRefused for a version that this or a later release uses.
 */
export function versionsToDrop(
  { name, revision }: Projection,
  versions: readonly ModelVersion[],
  aliases: readonly ModelAlias[],
  wished: number | undefined,
): { dropped: readonly ModelVersion[]; orphaned: readonly ModelAlias[] } {
  const current = aliases.find((alias) => alias.revision === revision)?.version ?? 0;
  const users = (version: number): ModelAlias[] =>
    aliases.filter((alias) => alias.version === version);
  if (wished === undefined) {
    const dropped = versions.filter(
      ({ version }) => version < current && users(version).length === 0,
    );
    return { dropped, orphaned: [] };
  }
  const needed = users(wished).find((alias) => alias.revision >= revision);
  if (needed)
    throw new RebuildRefused(
      `${name} version ${wished} answers the queries of revision ${needed.revision}: switch first.`,
    );
  return {
    dropped: versions.filter(({ version }) => version === wished),
    orphaned: users(wished),
  };
}
