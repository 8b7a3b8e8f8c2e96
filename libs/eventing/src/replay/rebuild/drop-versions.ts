import type { KafkaDriver } from '../../driver/driver.js';
import type { Connection } from 'mongoose';
import type { ModelVersions } from '../builds/model-versions.js';
import type { Projection } from '../projection/projection.js';
import { versionsToDrop } from './choose-version.js';
import { forgetVersion } from './forget-version.js';

interface DropOptions {
  readonly service: string;
  readonly projection: Projection;
  readonly driver: KafkaDriver;
  readonly connection: Connection;
  readonly say: (line: string) => void;
}

/** Drops the wished version, else all older ones that nobody uses. Throws RebuildRefused. */
export async function dropVersions(
  options: DropOptions,
  versions: ModelVersions,
  wished: number | undefined,
): Promise<void> {
  const { projection, say } = options;
  const aliases = await versions.aliasesOf(projection.name);
  const all = await versions.of(projection.name);
  const { dropped, orphaned } = versionsToDrop(projection, all, aliases, wished);
  for (const alias of orphaned) await versions.forgetAlias(alias);
  for (const version of dropped) {
    await forgetVersion(version, versions, options);
    await versions.remove(version._id);
    say(`${version._id} is dropped.`);
  }
  if (dropped.length === 0) say('There is no version to drop.');
}
