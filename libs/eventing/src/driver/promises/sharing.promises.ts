import { describe, expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import type { RecordBatch } from '../driver.js';
import { finish, type DriverWorld, type Pair } from '../../../test/driver-stage.js';
import { staged } from '../../../test/staged.js';

export function sharingPromises(name: string, world: DriverWorld): void {
  describe(`${name}: sharing`, () => {
    const stage = staged(world);

    it('delivers to the next member what its predecessor had not done, and nothing else', async () => {
      await stage().send(['1', '2', '3'].map((value) => ['a', value] as const));
      let first: RecordBatch | undefined;
      const consumer = await stage().consume({
        onBatch: (batch) => {
          if (!first) batch.done(batch.records[0]?.offset ?? '');
          first ??= batch;
          return Promise.resolve();
        },
      });
      await eventually(() => expect(first).toBeDefined());
      await consumer.stop(5_000);
      const { seen } = await stage().collect();
      await eventually(() => expect(seen).toEqual(['a=2', 'a=3']));
    });

    it('waits for the running batch when it stops, and commits it', async () => {
      await stage().send([['a', '1']]);
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      const batches: RecordBatch[] = [];
      let active: boolean | undefined;
      const consumer = await stage().consume({
        onBatch: async (batch) => {
          batches.push(batch);
          await released;
          active = batch.isActive();
          finish(batch);
        },
      });
      const batch = await eventually(() => batches[0] ?? null);
      expect(batch.isActive()).toBe(true);
      let stopped = false;
      const stopping = consumer.stop(5_000).then(() => (stopped = true));
      await eventually(() => !batch.isActive());
      expect(stopped).toBe(false);
      release();
      await stopping;
      expect(active).toBe(false);
      const { seen } = await stage().collect();
      await stage().send([['a', '2']]);
      await eventually(() => expect(seen).toEqual(['a=2']));
    });

    it('gives up waiting for a batch that does not end', async () => {
      await stage().send([['a', '1']]);
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      let started = false;
      const consumer = await stage().consume({
        onBatch: async () => {
          started = true;
          await released;
        },
      });
      await eventually(() => started);
      await consumer.stop(50);
      release();
    });

    it('shares the partitions among members and loses nothing when one joins or leaves', async () => {
      const sent = Array.from({ length: 60 }, (_, at): Pair => [`k${at % 12}`, String(at)]);
      await stage().send(sent.slice(0, 30));
      const first = await stage().collect();
      await eventually(() => expect(first.seen.length).toBeGreaterThanOrEqual(30));
      const shares: number[] = [];
      const { topic } = stage();
      const second = await stage().collect({
        onAssigned: (assignment) => shares.push(assignment.get(topic)?.length ?? 0),
      });
      await eventually(() => (shares.at(-1) ?? 0) > 0, { within: 20_000 });
      expect(shares.at(-1)).toBeLessThan(3);
      await stage().send(sent.slice(30, 45));
      await eventually(() => expect(second.seen.length).toBeGreaterThan(0));
      await second.consumer.stop(5_000);
      await stage().send(sent.slice(45));
      const all = sent.map(([key, value]) => `${key}=${value}`).sort();
      await eventually(
        () => expect([...new Set([...first.seen, ...second.seen])].sort()).toEqual(all),
        { within: 20_000 },
      );
    });

    it('gives each group everything, whoever else reads', async () => {
      await stage().send([['a', '1']]);
      const [one, other] = [
        await stage().collect({ group: 'one' }),
        await stage().collect({ group: 'other' }),
      ];
      await eventually(() => expect([one.seen, other.seen]).toEqual([['a=1'], ['a=1']]));
    });

    it('says that a batch is over when its partition may be another member’s', async () => {
      await stage().send(['a', 'b', 'korsa'].map((key): Pair => [key, '1']));
      const batches: RecordBatch[] = [];
      await stage().consume({
        onBatch: async (batch) => {
          batches.push(batch);
          const beat = setInterval(() => void batch.heartbeat(), 200);
          await eventually(() => !batch.isActive(), { within: 20_000 });
          clearInterval(beat);
        },
      });
      await eventually(() => expect(batches).toHaveLength(3));
      const { seen } = await stage().collect();
      await eventually(() => expect(seen.length).toBeGreaterThan(0), { within: 20_000 });
      expect(batches.slice(0, 3).map((batch) => batch.isActive())).toEqual([false, false, false]);
    });
  });
}
