import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReceivedEvent } from '@korsa/contracts';
import { currentCause, type Cause } from '@korsa/store';
import { eventually } from '@korsa/testing';
import type { Type } from '@nestjs/common';
import type { Connection } from 'mongoose';
import { consuming, newGroup, type Consuming } from '../../test/consuming.js';
import { Tallies } from '../../test/tallies.js';
import { newThings, noted, type Things } from '../../test/things.js';
import type { KafkaDriver } from '../driver/driver.js';
import { settingsOf } from '../topics/topic-plan.js';
import { Consumer } from './consumer.decorator.js';
import { On } from './on.decorator.js';

interface World {
  readonly driver: KafkaDriver;
  connect(): Promise<Connection>;
}

/** What the consumer runtime promises over any driver. */
export function consumerPromises(name: string, open: () => World): void {
  describe(`consuming over ${name}`, () => {
    const world = open();
    const running: Consuming[] = [];
    let connection: Connection;
    let things: Things;
    let group: string;

    beforeEach(async () => {
      connection = await world.connect();
      things = newThings();
      group = newGroup();
      const admin = await world.driver.admin();
      await admin.createTopics([settingsOf(things)]);
      await admin.close();
    });

    afterEach(async () => {
      await Promise.all(running.splice(0).map((consumer) => consumer.stop()));
    });

    async function start(classes: readonly Type[], more: { simulation?: boolean } = {}) {
      const { driver } = world;
      const consumer = await consuming(classes, { driver, connection, topics: [things], ...more });
      running.push(consumer);
      return consumer;
    }

    async function publish(messages: readonly ReturnType<typeof noted>[]): Promise<void> {
      const producer = await world.driver.producer();
      await producer.send(messages.map((message) => ({ topic: things.name, ...message })));
      await producer.close();
    }

    function handler(handle: (event: ReceivedEvent<{ label: string }>) => Promise<unknown>): Type {
      @Consumer({ group })
      class ThingEventsConsumer {
        @On(things.ThingNoted)
        onThingNoted(event: ReceivedEvent<{ label: string }>): Promise<unknown> {
          return handle(event);
        }
      }
      return ThingEventsConsumer;
    }

    const handled = (consumer: Consuming, outcome: string) =>
      consumer.metric('korsa_consumer_handled_total', { outcome });

    it('gives the handler what the contract read, with the cause of the event', async () => {
      const seen: { event: ReceivedEvent; cause: Cause }[] = [];
      await start(
        [handler((event) => Promise.resolve(seen.push({ event, cause: currentCause() })))],
        {
          simulation: true,
        },
      );
      await publish([noted(things, 'a', 1, { id: 'event-1' })]);
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
        dedupe: { kind: 'event', consumer: group, eventId: 'event-1' },
      });
    });

    it('keeps each key in order and handles other keys beside it', async () => {
      const tallies = await Tallies.open(connection);
      let together = 0;
      let most = 0;
      await start([
        handler(async ({ subject, data }) => {
          most = Math.max(most, ++together);
          await tallies.note(subject, data.label);
          together -= 1;
        }),
      ]);
      const keys = Array.from({ length: 20 }, (_, at) => `k${at}`);
      const rounds = Array.from({ length: 10 }, (_, at) => at + 1);
      await publish(rounds.flatMap((round) => keys.map((key) => noted(things, key, round))));
      const expected = Object.fromEntries(
        keys.map((key) => [key, rounds.map((round) => `${key}${round}`)]),
      );
      await eventually(async () => expect(await tallies.all()).toEqual(expected), {
        within: 20_000,
      });
      expect(most).toBeGreaterThan(1);
    });

    it('lets an event that is delivered twice have one effect', async () => {
      const tallies = await Tallies.open(connection);
      const consumer = await start([
        handler(({ subject, data }) => tallies.note(subject, data.label)),
      ]);
      await publish([
        noted(things, 'a', 1, { id: 'same' }),
        noted(things, 'a', 1, { id: 'same' }),
        noted(things, 'a', 2),
      ]);
      await eventually(async () => expect(await handled(consumer, 'ok')).toBe(2));
      expect(await handled(consumer, 'duplicate')).toBe(1);
      expect(await tallies.all()).toEqual({ a: ['a1', 'a2'] });
    });

    it('goes on where it stopped', async () => {
      const seen: string[] = [];
      const Handler = handler(({ data }) => Promise.resolve(seen.push(data.label)));
      const first = await start([Handler]);
      await publish([noted(things, 'a', 1), noted(things, 'a', 2)]);
      await eventually(() => expect(seen).toEqual(['a1', 'a2']));
      await first.stop();
      await publish([noted(things, 'a', 3)]);
      await start([Handler]);
      await eventually(() => expect(seen).toEqual(['a1', 'a2', 'a3']));
    });

    it('lets a running handler end when it stops, and commits it', async () => {
      const seen: string[] = [];
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      const Handler = handler(async ({ data }) => {
        seen.push(`${data.label} begins`);
        await released;
        seen.push(`${data.label} ends`);
      });
      const first = await start([Handler]);
      await publish([noted(things, 'a', 1), noted(things, 'a', 2)]);
      await eventually(() => expect(seen).toEqual(['a1 begins']));
      const stopped = first.stop();
      release();
      await stopped;
      expect(seen).toEqual(['a1 begins', 'a1 ends']);
      await start([Handler]);
      await eventually(() => expect(seen.slice(2)).toEqual(['a2 begins', 'a2 ends']));
    });

    it('skips and counts what the group does not handle', async () => {
      const seen: string[] = [];
      const consumer = await start([handler(({ data }) => Promise.resolve(seen.push(data.label)))]);
      const foreign = {
        ...noted(things, 'a', 1),
        headers: {
          ...noted(things, 'a', 1).headers,
          ce_type: 'id.korsa.testing.thing.thing-painted.v7',
        },
      };
      await publish([foreign, noted(things, 'a', 2)]);
      await eventually(() => expect(seen).toEqual(['a2']));
      await eventually(async () =>
        expect(
          await consumer.metric('korsa_consumer_handled_total', {
            group,
            type: 'other',
            outcome: 'skipped',
          }),
        ).toBe(1),
      );
    });

    it('waits out an outage and parks nothing', async () => {
      let away = true;
      const seen: string[] = [];
      const consumer = await start([
        handler(({ data }) => {
          if (away)
            return Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
          return Promise.resolve(seen.push(data.label));
        }),
      ]);
      await publish([noted(things, 'a', 1), noted(things, 'a', 2)]);
      await eventually(async () =>
        expect(await consumer.metric('korsa_consumer_outages_total')).toBeGreaterThan(0),
      );
      away = false;
      await eventually(() => expect(seen).toEqual(['a1', 'a2']));
      expect(await consumer.transport.deadLetters.list({})).toEqual([]);
    });

    it('tries an event again before it gives up', async () => {
      const tries: string[] = [];
      const consumer = await start([
        handler(({ data }) => {
          tries.push(data.label);
          return tries.length < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve();
        }),
      ]);
      await publish([noted(things, 'a', 1)]);
      await eventually(async () => expect(await handled(consumer, 'ok')).toBe(1));
      expect(tries).toEqual(['a1', 'a1', 'a1']);
    });

    it('tells its health', async () => {
      const consumer = await start([handler(() => Promise.resolve())]);
      await eventually(() =>
        expect(consumer.transport.health()).toMatchObject([
          { group, connected: true, assigned: 3 },
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
