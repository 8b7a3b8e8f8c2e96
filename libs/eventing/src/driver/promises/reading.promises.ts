import { describe, expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import { finish, texts } from '../../../test/driver-stage.js';
import { staged } from '../../../test/staged.js';
import type { Compression, ForeignWorld } from '../../../test/foreign-world.js';

const compressions: readonly Compression[] = ['gzip', 'snappy', 'lz4', 'zstd'];

export function readingPromises(name: string, world: ForeignWorld): void {
  describe(`${name}: reading`, () => {
    const stage = staged(world);

    it('reads from the beginning with a new group, and on from there', async () => {
      await stage().send([['a', '1']]);
      const { seen } = await stage().collect({ group: 'replay' });
      await eventually(() => expect(seen).toEqual(['a=1']));
      await stage().send([['a', '2']]);
      await eventually(() => expect(seen).toEqual(['a=1', 'a=2']));
      const again = await stage().collect({ group: 'another replay' });
      await eventually(() => expect(again.seen).toEqual(['a=1', 'a=2']));
    });

    it('delivers a tombstone, with offset, time and the end of the partition', async () => {
      await stage().send([['a', null]]);
      const [batch] = await stage().batches();
      const { topic } = stage();
      expect(batch).toMatchObject({ topic, high: 1n });
      const [record] = batch?.records ?? [];
      const { partition } = batch ?? {};
      expect(record).toMatchObject({ topic, partition, offset: '0', value: null });
      expect(record?.key?.toString()).toBe('a');
      expect(record?.headers['ce_id']?.toString()).toBe('id-null');
      expect(Math.abs(Date.now() - (record?.timestamp ?? 0))).toBeLessThan(60_000);
    });

    it('takes a record whose headers have no value, or the names of what objects inherit', async () => {
      const names = { constructor: 'c', toString: 't', valueOf: 'v', ce_id: 'id' };
      await world.sendForeign(stage().topic, '1', { none: null, ...names });
      const [batch] = await stage().batches();
      const { headers } = batch?.records[0] ?? {};
      const read = Object.entries(headers ?? {}).map(([name, value]) => [name, value.toString()]);
      expect(Object.fromEntries(read)).toEqual(names);
    });

    it('reads what others have compressed, in whatever way', async () => {
      for (const way of compressions) await world.sendForeign(stage().topic, way, {}, way);
      const { seen } = await stage().collect();
      await eventually(() => expect(seen).toEqual(compressions.map((way) => `a=${way}`)));
    });

    it('delivers again what is not done', async () => {
      await stage().send([
        ['a', '1'],
        ['a', '2'],
      ]);
      const deliveries: string[][] = [];
      await stage().consume({
        onBatch: (batch) => {
          deliveries.push(texts(batch));
          if (deliveries.length === 2) batch.done(batch.records[0]?.offset ?? '');
          if (deliveries.length > 3) finish(batch);
          return Promise.resolve();
        },
      });
      await eventually(() => expect(deliveries.length).toBeGreaterThan(3));
      expect(deliveries.slice(0, 4)).toEqual([['a=1', 'a=2'], ['a=1', 'a=2'], ['a=2'], ['a=2']]);
    });

    (world.holdsUp ? it.failing : it)(
      'works off one partition while another one is held up',
      async () => {
        const seen: string[] = [];
        let release = (): void => undefined;
        const held = new Promise<void>((resolve) => (release = resolve));
        stage().whenClosed(() => Promise.resolve(release()));
        await stage().consume({
          onBatch: async (batch) => {
            if (texts(batch)[0]?.startsWith('a')) await held;
            seen.push(...texts(batch));
            finish(batch);
          },
        });
        await stage().send([['a', '1']]);
        for (const value of ['1', '2', '3']) await stage().send([['b', value]]);
        const within = world.holdsUp ? 3_000 : 10_000;
        await eventually(() => expect(seen).toEqual(['b=1', 'b=2', 'b=3']), { within });
        release();
        await eventually(() => expect(seen).toContain('a=1'));
      },
    );

    it('reads from the first record there is when those it was to read are gone', async () => {
      await stage().send(['1', '2', '3', '4'].map((value) => ['a', value] as const));
      let begun = false;
      const first = await stage().consume({
        onBatch: (batch) => {
          if (!begun) batch.done(batch.records[0]?.offset ?? '');
          begun = true;
          return Promise.resolve();
        },
      });
      await eventually(() => begun);
      await first.stop(5_000);
      await world.trim(stage().topic, 1, 3);
      const { seen } = await stage().collect();
      await eventually(() => expect(seen).toEqual(['a=4']));
      const fresh = await stage().collect({ group: 'fresh' });
      await eventually(() => expect(fresh.seen).toEqual(['a=4']));
    });

    it('ends, and says so, when the reader throws', async () => {
      await stage().send([['a', '1']]);
      const ends: boolean[] = [];
      await stage().consume({
        onBatch: () => Promise.reject(new TypeError('a bug')),
        onEnd: ({ recoverable }) => ends.push(recoverable),
      });
      await eventually(() => expect(ends).toEqual([false]));
      const { seen } = await stage().collect();
      await eventually(() => expect(seen).toEqual(['a=1']));
    });

    it('tells when the broker has answered', async () => {
      let answers = 0;
      await stage().collect({ onFetch: () => (answers += 1) });
      const before = answers;
      await stage().send([['a', '1']]);
      await eventually(() => expect(answers).toBeGreaterThan(before));
    });

    it('rejects a start without its topic', async () => {
      const consumer = world.driver.consumer({
        group: 'lost',
        topics: ['not.there'],
        onBatch: () => Promise.resolve(),
      });
      await expect(consumer.start()).rejects.toThrow();
    });
  });
}
