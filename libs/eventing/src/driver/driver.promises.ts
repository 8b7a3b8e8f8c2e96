import { adminPromises } from './promises/admin.promises.js';
import type { ForeignWorld } from '../../test/foreign-world.js';
import { readingPromises } from './promises/reading.promises.js';
import { sendingPromises } from './promises/sending.promises.js';
import { sharingPromises } from './promises/sharing.promises.js';

/** What every Kafka client must do for us before it may carry events. */
export function driverPromises(name: string, world: ForeignWorld): void {
  sendingPromises(name, world);
  readingPromises(name, world);
  sharingPromises(name, world);
  adminPromises(name, world);
}
