import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import { randomUUID } from 'node:crypto';
import type { ConsumerOptions, DriverConsumer, KafkaDriver, RecordBatch } from './driver.js';
import { RecordRejected } from './errors.js';

/** What every Kafka client must do for us before it may carry events. */
export function driverPromises(name: string, open: () => KafkaDriver): void {
  describe(`${name} as driver`, () => {
    const driver = open();
    const closing: (() => Promise<void>)[] = [];
    let topic: string;

    beforeEach(async () => {
      topic = `topic.${randomUUID()}`;
      await createTopic(topic);
    });

    afterEach(async () => {
      for (const close of closing.splice(0).reverse()) await close();
    });

    async function createTopic(name: string, partitions = 3): Promise<void> {
      const admin = await driver.admin();
      await admin.createTopics([{ name, partitions, retentionMs: 3_600_000, cleanup: 'delete' }]);
      await admin.close();
    }

    async function send(records: readonly (readonly [key: string, value: string | null])[]) {
      const producer = await driver.producer();
      try {
        await producer.send(
          records.map(([key, value]) => ({ topic, key, value, headers: { ce_id: `id-${value}` } })),
        );
      } finally {
        await producer.close();
      }
    }

    async function consume(options: Partial<ConsumerOptions> & Pick<ConsumerOptions, 'onBatch'>) {
      const consumer = driver.consumer({ group: `group.${topic}`, topics: [topic], ...options });
      closing.push(() => consumer.stop(5_000));
      await consumer.start();
      return consumer;
    }

    /** Collects `key=value` and says that it is done with everything. */
    async function collect(group?: string): Promise<{ seen: string[]; consumer: DriverConsumer }> {
      const seen: string[] = [];
      const consumer = await consume({
        ...(group ? { group } : {}),
        onBatch: (batch) => {
          seen.push(...texts(batch));
          finish(batch);
          return Promise.resolve();
        },
      });
      return { seen, consumer };
    }

    it('keeps the order of a key across sends', async () => {
      for (const round of ['1', '2', '3']) {
        await send(
          ['a', 'b', 'c', 'd'].flatMap((key) => [
            [key, `${round}x`] as const,
            [key, `${round}y`] as const,
          ]),
        );
      }
      const { seen } = await collect();
      await eventually(() => expect(seen).toHaveLength(24));
      for (const key of ['a', 'b', 'c', 'd']) {
        expect(seen.filter((text) => text.startsWith(key))).toEqual(
          ['1x', '1y', '2x', '2y', '3x', '3y'].map((value) => `${key}=${value}`),
        );
      }
    });

    it('reads from the beginning with a new group, and on from there', async () => {
      await send([['a', '1']]);
      const { seen } = await collect('replay');
      await eventually(() => expect(seen).toEqual(['a=1']));
      await send([['a', '2']]);
      await eventually(() => expect(seen).toEqual(['a=1', 'a=2']));
      const again = await collect('another replay');
      await eventually(() => expect(again.seen).toEqual(['a=1', 'a=2']));
    });

    it('delivers key, headers, tombstone and offset as they were sent', async () => {
      await send([['a', null]]);
      const batches: RecordBatch[] = [];
      await consume({
        onBatch: (batch) => Promise.resolve(void (batches.push(batch), finish(batch))),
      });
      const [batch] = await eventually(() => batches.length > 0 && batches);
      expect(batch).toMatchObject({ topic, high: 1n });
      const [record] = batch?.records ?? [];
      expect(record).toMatchObject({
        topic,
        partition: batch?.partition,
        offset: '0',
        value: null,
      });
      expect(record?.key?.toString()).toBe('a');
      expect(record?.headers['ce_id']?.toString()).toBe('id-null');
      expect(Date.now() - (record?.timestamp ?? 0)).toBeLessThan(60_000);
    });

    it('delivers again what is not done', async () => {
      await send([
        ['a', '1'],
        ['a', '2'],
      ]);
      const deliveries: string[][] = [];
      await consume({
        onBatch: (batch) => {
          deliveries.push(texts(batch));
          if (deliveries.length > 2) finish(batch);
          return Promise.resolve();
        },
      });
      await eventually(() => expect(deliveries.length).toBeGreaterThan(2));
      expect(deliveries.slice(0, 3)).toEqual(Array(3).fill(['a=1', 'a=2']));
    });

    it('delivers to the next member what its predecessor had not done, and nothing else', async () => {
      await send([
        ['a', '1'],
        ['a', '2'],
        ['a', '3'],
      ]);
      let first: RecordBatch | undefined;
      const consumer = await consume({
        onBatch: (batch) => {
          if (!first) batch.done(batch.records[0]?.offset ?? '');
          first ??= batch;
          return Promise.resolve();
        },
      });
      await eventually(() => expect(first).toBeDefined());
      await consumer.stop(5_000);
      const { seen } = await collect();
      await eventually(() => expect(seen).toHaveLength(2));
      expect(seen).toEqual(['a=2', 'a=3']);
    });

    it('waits for the running batch when it stops, and commits it', async () => {
      await send([['a', '1']]);
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      let active: boolean | undefined;
      let stopped = false;
      const running = new Promise<RecordBatch>((started) => {
        void consume({
          onBatch: async (batch) => {
            started(batch);
            await released;
            active = batch.isActive();
            finish(batch);
          },
        }).then((consumer) => closing.push(() => consumer.stop(1)));
      });
      const batch = await running;
      const [stop] = closing;
      const stopping = stop?.().then(() => (stopped = true));
      await eventually(() => !batch.isActive());
      expect(stopped).toBe(false);
      release();
      await stopping;
      expect(active).toBe(false);
      const { seen } = await collect();
      await send([['a', '2']]);
      await eventually(() => expect(seen).toEqual(['a=2']));
    });

    it('gives up waiting for a batch that does not end', async () => {
      await send([['a', '1']]);
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      let started = false;
      const consumer = await consume({
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
      const sent = Array.from({ length: 60 }, (_, at) => [`k${at % 12}`, String(at)] as const);
      await send(sent.slice(0, 30));
      const first = await collect();
      await eventually(() => expect(first.seen.length).toBeGreaterThanOrEqual(30));
      const assignments: number[] = [];
      const second: string[] = [];
      const leaving = await consume({
        onAssigned: (assignment) => assignments.push(assignment.get(topic)?.length ?? 0),
        onBatch: (batch) => {
          second.push(...texts(batch));
          finish(batch);
          return Promise.resolve();
        },
      });
      await eventually(() => (assignments.at(-1) ?? 0) > 0, { within: 20_000 });
      expect(assignments.at(-1)).toBeLessThan(3);
      await send(sent.slice(30, 45));
      await eventually(() => expect(second.length).toBeGreaterThan(0));
      await leaving.stop(5_000);
      await send(sent.slice(45));
      const all = sent.map(([key, value]) => `${key}=${value}`).sort();
      await eventually(() => expect([...new Set([...first.seen, ...second])].sort()).toEqual(all), {
        within: 20_000,
      });
    });

    it('ends, and says so, when the reader throws', async () => {
      await send([['a', '1']]);
      const ends: boolean[] = [];
      await consume({
        onBatch: () => Promise.reject(new TypeError('a bug')),
        onEnd: ({ recoverable }) => ends.push(recoverable),
      });
      await eventually(() => expect(ends).toEqual([false]));
    });

    it('rejects a start without its topic', async () => {
      const consumer = driver.consumer({
        group: 'lost',
        topics: ['not.there'],
        onBatch: () => Promise.resolve(),
      });
      await expect(consumer.start()).rejects.toThrow();
    });

    it('tells a record that is refused for good from a failure that may pass', async () => {
      const tooLarge = send([['a', 'x'.repeat(3_000_000)]]);
      await expect(tooLarge).rejects.toBeInstanceOf(RecordRejected);
      const producer = await driver.producer();
      const nowhere = producer.send([{ topic: 'not.there', key: 'a', value: '1', headers: {} }]);
      await expect(nowhere).rejects.not.toBeInstanceOf(RecordRejected);
      await producer.close();
    });

    it('knows the topics that exist, and creates none twice', async () => {
      await createTopic(topic, 7);
      const admin = await driver.admin();
      closing.push(() => admin.close());
      expect(await admin.partitionCounts([topic, 'not.there'])).toEqual(new Map([[topic, 3]]));
      expect(await admin.partitionCounts([])).toEqual(new Map());
      await send([
        ['a', '1'],
        ['a', '2'],
      ]);
      const ranges = await admin.ranges(topic);
      expect(ranges.map(({ high }) => high).sort()).toEqual([0n, 0n, 2n]);
      await admin.deleteGroup('never seen');
    });
  });
}

function texts(batch: RecordBatch): string[] {
  return batch.records.map(({ key, value }) => `${key?.toString()}=${value?.toString()}`);
}

function finish(batch: RecordBatch): void {
  batch.done(batch.records.at(-1)?.offset ?? '');
}
