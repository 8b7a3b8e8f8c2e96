import { describe, expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import { RecordRejected } from '../errors.js';
import type { DriverWorld, Pair } from '../../../test/driver-stage.js';
import { staged } from '../../../test/staged.js';

export function sendingPromises(name: string, world: DriverWorld): void {
  describe(`${name}: sending`, () => {
    const stage = staged(world);

    it('keeps the order of a key across sends', async () => {
      for (const round of ['1', '2', '3']) {
        await stage().send(
          ['a', 'b', 'c', 'd'].flatMap((key): Pair[] => [
            [key, `${round}x`],
            [key, `${round}y`],
          ]),
        );
      }
      const { seen } = await stage().collect();
      await eventually(() => expect(seen).toHaveLength(24));
      for (const key of ['a', 'b', 'c', 'd']) {
        expect(seen.filter((text) => text.startsWith(key))).toEqual(
          ['1x', '1y', '2x', '2y', '3x', '3y'].map((value) => `${key}=${value}`),
        );
      }
    });

    it('sends a key to the partition to which every other client sends it', async () => {
      // By the partitioner of Apache Kafka, for three partitions.
      const expected = { a: 1, b: 2, korsa: 0, é: 0, '01935f3e-7c1b-7b3a-9d0e-5a4f3c2b1a00': 1 };
      await stage().send(Object.keys(expected).map((key) => [key, 'x']));
      const batches = await stage().batches(3);
      const records = batches.flatMap((batch) => batch.records);
      expect(
        Object.fromEntries(records.map(({ key, partition }) => [key?.toString(), partition])),
      ).toEqual(expected);
    });

    it('spreads records without a key', async () => {
      const records = Array.from({ length: 30 }, () => ({ key: null, value: 'x', headers: {} }));
      for (const record of records) await stage().sendRecords([record, record, record]);
      const batches = await stage().batches(2);
      expect(new Set(batches.map(({ partition }) => partition)).size).toBeGreaterThan(1);
      expect(batches[0]?.records[0]?.key).toBeNull();
    });

    it('delivers bytes of keys, headers and values as they were sent, and empty ones', async () => {
      const bytes = Buffer.from([0, 255, 128, 10]);
      await stage().sendRecords([
        { key: bytes, value: bytes, headers: { ce_raw: bytes, ce_text: 'é', ce_none: '' } },
        { key: bytes, value: '', headers: {} },
      ]);
      const [batch] = await stage().batches();
      const [first, second] = batch?.records ?? [];
      expect(first).toMatchObject({ key: bytes, value: bytes });
      expect(first?.headers).toEqual({
        ce_raw: bytes,
        ce_text: Buffer.from('é'),
        ce_none: Buffer.alloc(0),
      });
      expect(second).toMatchObject({ value: Buffer.alloc(0), headers: {} });
    });

    it('loses and repeats nothing of sends that overlap', async () => {
      const producer = await world.driver.producer();
      stage().whenClosed(() => producer.close());
      const { topic } = stage();
      const values = Array.from({ length: 20 }, (_, at) => String(at));
      const sendAll = (key: string) =>
        producer.send(values.map((value) => ({ topic, key, value, headers: {} })));
      const keys = Array.from({ length: 25 }, (_, at) => `k${at}`);
      await Promise.all(keys.map(sendAll));
      await Promise.all(keys.map(sendAll));
      const { seen } = await stage().collect();
      await eventually(() => expect(seen).toHaveLength(1_000));
      for (const key of keys) {
        const expected = [...values, ...values].map((value) => `${key}=${value}`);
        expect(seen.filter((text) => text.startsWith(`${key}=`))).toEqual(expected);
      }
    });

    it('tells a record that is refused for good from a failure that may pass', async () => {
      const tooLarge = stage().send([['a', 'x'.repeat(3_000_000)]]);
      await expect(tooLarge).rejects.toBeInstanceOf(RecordRejected);
      const producer = await world.driver.producer();
      stage().whenClosed(() => producer.close());
      const nowhere = producer.send([{ topic: 'not.there', key: 'a', value: '1', headers: {} }]);
      await expect(nowhere).rejects.not.toBeInstanceOf(RecordRejected);
    });
  });
}
