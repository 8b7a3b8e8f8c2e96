import type { Connection } from 'mongoose';
import { pause } from '../../driver/back-off.js';
import type { KafkaDriver } from '../../driver/driver.js';
import { groupOf, type ModelVersion, type ModelVersions } from '../builds/model-versions.js';

interface Where {
  readonly service: string;
  readonly driver: KafkaDriver;
  readonly connection: Connection;
}

/** As long as Kafka takes to notice that a member was killed. */
const emptyWithinMs = 15_000;

/**
 * Removes the documents and the group of a version. Marked before anything is gone, so that a crash in between is
 * known to have happened. Rejects when the group keeps members: then somebody follows it.
 */
export async function forgetVersion(
  { _id, model, version }: ModelVersion,
  versions: ModelVersions,
  { service, driver, connection }: Where,
): Promise<void> {
  await versions.mark(_id, 'clearing', { positions: [] });
  await deleteGroup(driver, groupOf(service, model, version));
  await connection.dropCollection(_id).catch((error: unknown) => {
    if ((error as { codeName?: unknown }).codeName !== 'NamespaceNotFound') throw error;
  });
}

async function deleteGroup(driver: KafkaDriver, group: string): Promise<void> {
  const deadline = performance.now() + emptyWithinMs;
  const admin = await driver.admin();
  try {
    for (;;) {
      try {
        return await admin.deleteGroup(group);
      } catch (error) {
        if (performance.now() >= deadline) throw error;
        await pause(250);
      }
    }
  } finally {
    await admin.close();
  }
}
