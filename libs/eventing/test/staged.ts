import { afterEach, beforeEach } from '@jest/globals';
import { DriverStage, type DriverWorld } from './driver-stage.js';

/** A stage for each test of the suite. */
export function staged(world: DriverWorld): () => DriverStage {
  let stage: DriverStage;
  beforeEach(async () => {
    stage = new DriverStage(world.driver);
    await stage.createTopic();
  });
  afterEach(() => stage.close());
  return () => stage;
}
