import { describe, expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import type { DriverWorld } from '../../../test/driver-stage.js';
import { staged } from '../../../test/staged.js';

export function adminPromises(name: string, world: DriverWorld): void {
  describe(`${name}: looking after topics`, () => {
    const stage = staged(world);

    it('knows the topics that exist, and creates none twice', async () => {
      const { topic } = stage();
      const compacted = `${topic}.state`;
      await stage().createTopic({ partitions: 7 });
      await stage().createTopic({ name: compacted, partitions: 1, cleanup: 'compact' });
      const admin = await world.driver.admin();
      stage().whenClosed(() => admin.close());
      expect(await admin.partitionCounts([topic, compacted, 'not.there'])).toEqual(
        new Map([
          [topic, 3],
          [compacted, 1],
        ]),
      );
      expect(await admin.partitionCounts([])).toEqual(new Map());
      await admin.createTopics([]);
    });

    it('knows what a topic holds', async () => {
      const { topic } = stage();
      const admin = await world.driver.admin();
      stage().whenClosed(() => admin.close());
      await stage().send([
        ['a', '1'],
        ['a', '2'],
        ['a', '3'],
      ]);
      await world.trim(topic, 1, 2);
      expect(await admin.ranges(topic)).toEqual([
        { partition: 0, low: 0n, high: 0n },
        { partition: 1, low: 2n, high: 3n },
        { partition: 2, low: 0n, high: 0n },
      ]);
    });

    it('knows what a group has committed', async () => {
      await stage().send(['1', '2', '3'].map((value) => ['a', value] as const));
      const admin = await world.driver.admin();
      stage().whenClosed(() => admin.close());
      const { topic } = stage();
      const group = `group.${topic}`;
      expect(await admin.committed(group, topic)).toEqual(new Map());
      const { seen, consumer } = await stage().collect();
      await eventually(() => expect(seen).toHaveLength(3));
      await consumer.stop(5_000);
      expect(await admin.committed(group, topic)).toEqual(new Map([[1, 3n]]));
      await expect(admin.committed(group, 'not.there')).rejects.toThrow();
    });

    it('forgets a group without members, and one that nobody knows', async () => {
      await stage().send([['a', '1']]);
      const admin = await world.driver.admin();
      stage().whenClosed(() => admin.close());
      const group = `group.${stage().topic}`;
      const { seen, consumer } = await stage().collect();
      await eventually(() => expect(seen).toEqual(['a=1']));
      await consumer.stop(5_000);
      await admin.deleteGroup(group);
      await admin.deleteGroup('never seen');
      const again = await stage().collect();
      await eventually(() => expect(again.seen).toEqual(['a=1']));
    });
  });
}
