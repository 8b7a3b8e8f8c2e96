import { describe, expect, it } from '@jest/globals';
import type { ReceivedEvent } from '@korsa/contracts';
import { currentCause, type Cause } from '@korsa/store';
import { eventually } from '@korsa/testing';
import { ConsumerWorld, type World } from '../../test/consumer-world.js';
import type { Consuming } from '../../test/consuming.js';
import { Tallies } from '../../test/tallies.js';
import { noted } from '../../test/things.js';

/** What the consumer runtime promises over any driver. */
export function consumerPromises(name: string, open: () => World): void {
  describe(`consuming over ${name}`, () => {
    const world = new ConsumerWorld(open());

    const handled = (consumer: Consuming, outcome: string) =>
      consumer.metric('korsa_consumer_handled_total', { outcome });

    it('gives the handler what the contract read, with the cause of the event', async () => {
      const seen: { event: ReceivedEvent; cause: Cause }[] = [];
      await world.start(
        [world.handler((event) => Promise.resolve(seen.push({ event, cause: currentCause() })))],
        {
          simulation: true,
        },
      );
      await world.publish([noted(world.things, 'a', 1, { id: 'event-1' })]);
      const [first] = await eventually(() => seen.length > 0 && seen);
      expect(first?.event).toMatchObject({
        id: 'event-1',
        name: 'ThingNoted',
        subject: 'a',
        sequence: 1,
        data: { label: 'a1' },
      });
      expect(first?.cause).toEqual({
        kind: 'event',
        correlationId: 'correlation',
        causationId: 'event-1',
        actor: 'actor',
        area: '33.71',
        now: '2025-11-05T01:00:00.000Z',
        dedupe: { kind: 'event', consumer: world.group, eventId: 'event-1' },
      });
    });

    it('keeps each key in order and handles other keys beside it', async () => {
      const tallies = await Tallies.open(world.connection);
      let together = 0;
      let most = 0;
      await world.start([
        world.handler(async ({ subject, data }) => {
          most = Math.max(most, ++together);
          await tallies.note(subject, data.label);
          together -= 1;
        }),
      ]);
      const keys = Array.from({ length: 20 }, (_, at) => `k${at}`);
      const rounds = Array.from({ length: 10 }, (_, at) => at + 1);
      await world.publish(
        rounds.flatMap((round) => keys.map((key) => noted(world.things, key, round))),
      );
      const expected = Object.fromEntries(
        keys.map((key) => [key, rounds.map((round) => `${key}${round}`)]),
      );
      await eventually(async () => expect(await tallies.all()).toEqual(expected), {
        within: 20_000,
      });
      expect(most).toBeGreaterThan(1);
    });

    it('lets an event that is delivered twice have one effect', async () => {
      const tallies = await Tallies.open(world.connection);
      const consumer = await world.start([
        world.handler(({ subject, data }) => tallies.note(subject, data.label)),
      ]);
      await world.publish([
        noted(world.things, 'a', 1, { id: 'same' }),
        noted(world.things, 'a', 1, { id: 'same' }),
        noted(world.things, 'a', 2),
      ]);
      await eventually(async () => expect(await handled(consumer, 'ok')).toBe(2));
      expect(await handled(consumer, 'duplicate')).toBe(1);
      expect(await tallies.all()).toEqual({ a: ['a1', 'a2'] });
    });

    it('goes on where it stopped', async () => {
      const seen: string[] = [];
      const Handler = world.handler(({ data }) => Promise.resolve(seen.push(data.label)));
      const first = await world.start([Handler]);
      await world.publish([noted(world.things, 'a', 1), noted(world.things, 'a', 2)]);
      await eventually(() => expect(seen).toEqual(['a1', 'a2']));
      await first.stop();
      await world.publish([noted(world.things, 'a', 3)]);
      await world.start([Handler]);
      await eventually(() => expect(seen).toEqual(['a1', 'a2', 'a3']));
    });

    it('lets a running handler end when it stops, and commits it', async () => {
      const seen: string[] = [];
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      const Handler = world.handler(async ({ data }) => {
        seen.push(`${data.label} begins`);
        await released;
        seen.push(`${data.label} ends`);
      });
      const first = await world.start([Handler]);
      await world.publish([noted(world.things, 'a', 1), noted(world.things, 'a', 2)]);
      await eventually(() => expect(seen).toEqual(['a1 begins']));
      const stopped = first.stop();
      release();
      await stopped;
      expect(seen).toEqual(['a1 begins', 'a1 ends']);
      await world.start([Handler]);
      await eventually(() => expect(seen.slice(2)).toEqual(['a2 begins', 'a2 ends']));
    });

    it('skips and counts what the group does not handle', async () => {
      const seen: string[] = [];
      const consumer = await world.start([
        world.handler(({ data }) => Promise.resolve(seen.push(data.label))),
      ]);
      const foreign = {
        ...noted(world.things, 'a', 1),
        headers: {
          ...noted(world.things, 'a', 1).headers,
          ce_type: 'id.korsa.testing.thing.thing-painted.v7',
        },
      };
      await world.publish([foreign, noted(world.things, 'a', 2)]);
      await eventually(() => expect(seen).toEqual(['a2']));
      await eventually(async () =>
        expect(
          await consumer.metric('korsa_consumer_handled_total', {
            group: world.group,
            type: 'other',
            outcome: 'skipped',
          }),
        ).toBe(1),
      );
    });

    it('waits out an outage and parks nothing', async () => {
      let away = true;
      const seen: string[] = [];
      const consumer = await world.start([
        world.handler(({ data }) => {
          if (away)
            return Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
          return Promise.resolve(seen.push(data.label));
        }),
      ]);
      await world.publish([noted(world.things, 'a', 1), noted(world.things, 'a', 2)]);
      await eventually(async () =>
        expect(await consumer.metric('korsa_consumer_outages_total')).toBeGreaterThan(0),
      );
      away = false;
      await eventually(() => expect(seen).toEqual(['a1', 'a2']));
      expect(await consumer.transport.deadLetters.list({})).toEqual([]);
    });

    it('tries an event again before it gives up', async () => {
      const tries: string[] = [];
      const consumer = await world.start([
        world.handler(({ data }) => {
          tries.push(data.label);
          return tries.length < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve();
        }),
      ]);
      await world.publish([noted(world.things, 'a', 1)]);
      await eventually(async () => expect(await handled(consumer, 'ok')).toBe(1));
      expect(tries).toEqual(['a1', 'a1', 'a1']);
    });

    it('tells its health', async () => {
      const consumer = await world.start([world.handler(() => Promise.resolve())]);
      await eventually(() =>
        expect(consumer.transport.health()).toMatchObject([
          { group: world.group, connected: true, assigned: 3 },
        ]),
      );
      await eventually(() =>
        expect(Date.parse(consumer.transport.health()[0]?.lastProgress ?? '')).toBeGreaterThan(
          Date.now() - 5_000,
        ),
      );
    });
  });
}
