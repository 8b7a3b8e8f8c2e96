import { beforeEach, describe, expect, it } from '@jest/globals';
import type { mongo } from 'mongoose';
import { MemoryBroker } from '../../memory/memory-broker.js';
import { MemoryDriver } from '../../memory/memory-driver.js';
import type { ModelVersion, ModelVersions, Position } from '../builds/model-versions.js';
import type { WorkLock } from '../builds/work-lock.js';
import type { PartitionPortion } from '../following/follower.js';
import { CatchUp } from './catch-up.js';

const topic = 'topic';
const group = 'group';
const place = { topic, partition: 0 };

describe('a version that catches up', () => {
  let broker: MemoryBroker;
  let said: string[];
  let stored: readonly Position[];

  beforeEach(() => {
    said = [];
    stored = [];
    broker = new MemoryBroker();
    broker.createTopic({ name: topic, partitions: 1, retentionMs: -1, cleanup: 'delete' });
    const record = { topic, key: 'a', headers: {}, value: '' };
    broker.append([record, record, record]);
  });

  function catchUp(): CatchUp {
    const version = { _id: 'model_v1', positions: stored } as unknown as ModelVersion;
    const lock = { check: () => undefined, checkIn: () => Promise.resolve() };
    const update = (_: object, { $set }: { $set: { positions: readonly Position[] } }) =>
      Promise.resolve((stored = $set.positions));
    const versions = { versions: { updateOne: update } };
    return new CatchUp(version, versions as unknown as ModelVersions, lock as unknown as WorkLock);
  }

  /** Waits until everything is contained, although nothing is read here. */
  async function contained(): Promise<void> {
    const reader = { driver: new MemoryDriver(broker), group, topics: [topic] };
    const deadline = performance.now() + 3_000;
    const check = (): void => expect(performance.now()).toBeLessThan(deadline);
    await catchUp().untilNow(reader, { check, say: (line) => said.push(line) });
    expect(said.at(-1)).toContain('3 of 3 (100 %)');
  }

  it('knows from its last chunk where it was', async () => {
    const portion = { ...place, next: 3n, messages: [], isActive: () => true };
    await catchUp().beside([portion satisfies PartitionPortion])({} as mongo.ClientSession);
    await contained();
  });

  it('contains what a worker has committed for its group, also meanwhile', async () => {
    broker.commit(group, [{ ...place, offset: '2' }]);
    setTimeout(() => broker.commit(group, [{ ...place, offset: '3' }]), 200);
    await contained();
  });

  it('does not wait for what Kafka forgets meanwhile', async () => {
    setTimeout(() => broker.trim(topic, 0, 3), 200);
    await contained();
  });
});
