import { describe, expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import { ConsumerWorld, type World } from '../../test/consumer-world.js';
import type { Consuming } from '../../test/consuming.js';
import { noted } from '../../test/things.js';
import type { IncomingRecord } from '../driver/driver.js';
import { maxMessageBytes } from '../driver/topic-configs.js';

/** What becomes of events that cannot be handled, over any driver. */
export function parkingPromises(name: string, open: () => World): void {
  describe(`parking over ${name}`, () => {
    const world = new ConsumerWorld(open());
    const wait = { within: 20_000 };

    /** A handler that fails for the poisoned labels. */
    async function start(poison: Set<string>): Promise<{ consumer: Consuming; seen: string[] }> {
      const seen: string[] = [];
      const consumer = await world.start([
        world.handler(({ data }) => {
          if (poison.has(data.label)) return Promise.reject(new TypeError(`No ${data.label}.`));
          return Promise.resolve(seen.push(data.label));
        }),
      ]);
      return { consumer, seen };
    }

    const waiting = async ({ transport }: Consuming) =>
      (await transport.deadLetters.list({ group: world.group })).map(
        ({ key, sequence, state }) => `${key}${sequence} ${state}`,
      );

    const by = { actor: 'ops', reason: 'the cause is removed' };
    const key = (name: string) => ({ group: world.group, topic: world.things.name, key: name });

    it('parks a poisonous event with the later ones of its key; other keys flow on', async () => {
      const { consumer, seen } = await start(new Set(['a2']));
      await world.publish(
        ['a', 'b'].flatMap((name) => [1, 2, 3].map((at) => noted(world.things, name, at))),
      );
      await eventually(() => expect(seen.toSorted()).toEqual(['a1', 'b1', 'b2', 'b3']), wait);
      await eventually(
        async () => expect(await waiting(consumer)).toEqual(['a2 parked', 'a3 parked']),
        wait,
      );
      await world.publish([noted(world.things, 'a', 4), noted(world.things, 'b', 4)]);
      await eventually(async () => expect(await waiting(consumer)).toHaveLength(3), wait);
      await eventually(() => expect(seen).toContain('b4'));
      expect(seen).not.toContain('a4');
      await eventually(async () => {
        const handled = 'korsa_consumer_handled_total';
        expect(await consumer.metric(handled, { outcome: 'parked' })).toBe(3);
      });
    });

    it('keeps reason, origin and raw value of a letter, and no message of the error', async () => {
      const { consumer } = await start(new Set(['a1']));
      const event = noted(world.things, 'a', 1, { id: 'event-1' });
      await world.publish([event]);
      const { deadLetters } = consumer.transport;
      const [letter] = await eventually(async () => {
        const letters = await deadLetters.list({});
        return letters.length > 0 && letters;
      }, wait);
      expect(letter).toMatchObject({
        ...key('a'),
        offset: 0,
        sequence: 1,
        eventId: 'event-1',
        type: world.things.ThingNoted.type,
        handler: 'ThingEventsConsumer.onThingNoted',
        reason: 'TypeError',
        state: 'parked',
        attempts: 0,
        headers: event.headers,
      });
      expect(letter?.value?.toString()).toBe(event.value);
      expect(letter?.parkedAt.getTime()).toBeGreaterThan(Date.now() - 60_000);
    });

    it('goes on with the key, in order, after an operator has it retried', async () => {
      const poison = new Set(['a1', 'a3']);
      const { consumer, seen } = await start(poison);
      await world.publish([1, 2, 3].map((at) => noted(world.things, 'a', at)));
      await eventually(async () => expect(await waiting(consumer)).toHaveLength(3), wait);
      const { retries } = consumer.transport;
      expect(await retries.retry(key('a'), by)).toMatchObject({
        retried: 0,
        failed: { reason: 'TypeError' },
      });
      poison.delete('a1');
      expect(await retries.retry(key('a'), by)).toMatchObject({
        retried: 2,
        failed: { reason: 'TypeError' },
      });
      poison.delete('a3');
      expect(await retries.retry(key('a'), by)).toEqual({ retried: 1 });
      await world.publish([noted(world.things, 'a', 4)]);
      await eventually(() => expect(seen).toEqual(['a1', 'a2', 'a3', 'a4']), wait);
      expect(await waiting(consumer)).toEqual([]);
    });

    it('leaves an event out that an operator skips, also when it is delivered again', async () => {
      const { consumer, seen } = await start(new Set(['a1']));
      const poisonous = noted(world.things, 'a', 1);
      await world.publish([poisonous, noted(world.things, 'a', 2)]);
      await eventually(async () => expect(await waiting(consumer)).toHaveLength(2), wait);
      const { deadLetters, retries } = consumer.transport;
      const [first] = await deadLetters.list({});
      const id = first?.id ?? '';
      await deadLetters.skip(id, { actor: 'ops', reason: 'the sender corrected it' });
      expect(await retries.retry(key('a'), by)).toEqual({ retried: 1 });
      await world.publish([poisonous, noted(world.things, 'a', 3)]);
      await eventually(() => expect(seen).toEqual(['a2', 'a3']), wait);
      expect(await deadLetters.show(id)).toMatchObject({
        state: 'skipped',
        decisions: [{ action: 'skipped', actor: 'ops', reason: 'the sender corrected it' }],
      });
      await expect(deadLetters.skip(id, { actor: 'ops', reason: 'again' })).rejects.toThrow(
        'waits',
      );
    });

    it('still parks later events of a key after a restart', async () => {
      const poison = new Set(['a1']);
      const first = await start(poison);
      await world.publish([noted(world.things, 'a', 1)]);
      await eventually(async () => expect(await waiting(first.consumer)).toHaveLength(1), wait);
      await first.consumer.stop();
      poison.clear();
      const second = await start(poison);
      await world.publish([noted(world.things, 'a', 2), noted(world.things, 'b', 1)]);
      await eventually(() => expect(second.seen).toEqual(['b1']), wait);
      await eventually(
        async () => expect(await waiting(second.consumer)).toEqual(['a1 parked', 'a2 parked']),
        wait,
      );
      await eventually(
        async () => expect(await second.consumer.metric('korsa_blocked_keys')).toBe(1),
        wait,
      );
    });

    it('parks an event that breaks its contract, because later ones of its key may build on it', async () => {
      const { consumer, seen } = await start(new Set());
      const broken = { ...noted(world.things, 'a', 1), value: '{"label":7}' };
      await world.publish([broken, noted(world.things, 'a', 2), noted(world.things, 'b', 1)]);
      await eventually(() => expect(seen).toEqual(['b1']), wait);
      await eventually(
        async () => expect(await waiting(consumer)).toEqual(['a1 parked', 'a2 parked']),
        wait,
      );
      const [letter] = await consumer.transport.deadLetters.list({});
      expect(letter?.reason).toContain('data does not fit ThingNoted: label');
    });

    it('sets aside what is no event, byte for byte with its origin, and goes on', async () => {
      const { consumer, seen } = await start(new Set());
      const junk = Buffer.from([0, 159, 146, 150]);
      await world.send([
        { topic: world.things.name, key: junk, value: junk, headers: { odd: junk } },
        { topic: world.things.name, key: 'a', value: null, headers: {} },
      ]);
      await world.publish([noted(world.things, 'a', 1)]);
      await eventually(() => expect(seen).toEqual(['a1']), wait);
      await eventually(async () => {
        const counted = { outcome: 'undecodable' };
        expect(await consumer.metric('korsa_consumer_handled_total', counted)).toBe(2);
      });
      const copies = await allRecords(`${world.things.name}.${world.group}.dlq`, 2);
      const copy = copies.find(({ key: copied }) => copied?.equals(junk));
      expect(copy?.value?.equals(junk)).toBe(true);
      expect(copy?.headers['odd']?.equals(junk)).toBe(true);
      expect(copy?.headers['korsa_origin_topic']?.toString()).toBe(world.things.name);
      expect(copy?.headers['korsa_reason']?.toString()).toBe('it has no ce_type');
      expect(await waiting(consumer)).toEqual([]);
    });

    it('sets aside the largest record that a topic takes, and goes on', async () => {
      const { seen } = await start(new Set());
      const junk = Buffer.alloc(maxMessageBytes - 120, 1);
      await world.send([{ topic: world.things.name, key: 'a', value: junk, headers: {} }]);
      await world.publish([noted(world.things, 'a', 1)]);
      await eventually(() => expect(seen).toEqual(['a1']), wait);
      const [copy] = await allRecords(`${world.things.name}.${world.group}.dlq`, 1);
      expect(copy?.value?.equals(junk)).toBe(true);
    });

    it('parks an event whatever the names of its headers are', async () => {
      const { consumer } = await start(new Set());
      const { headers, key } = noted(world.things, 'a', 1);
      const odd = { ...headers, $set: '1', 'a.b': '2', _bsontype: 'Long', toBSON: '3' };
      await world.publish([{ key, headers: odd, value: '{"label":7}' }]);
      await eventually(async () => expect(await waiting(consumer)).toEqual(['a1 parked']), wait);
    });

    async function allRecords(topic: string, count: number): Promise<IncomingRecord[]> {
      const records: IncomingRecord[] = [];
      const reader = world.driver.consumer({
        group: `reader of ${topic}`,
        topics: [topic],
        onBatch: (batch) => {
          records.push(...batch.records);
          batch.done(batch.records.at(-1)?.offset ?? '0');
          return Promise.resolve();
        },
      });
      await reader.start();
      await eventually(() => expect(records.length).toBeGreaterThanOrEqual(count), wait);
      await reader.stop(5_000);
      return records;
    }
  });
}
