import { describe, expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import { EMPTY } from 'rxjs';
import { ConsumerWorld } from '../../test/consumer-world.js';
import { scene } from '../../test/scene.js';
import { noted } from '../../test/things.js';
import { MemoryBroker } from '../memory/memory-broker.js';
import { MemoryDriver } from '../memory/memory-driver.js';

const stage = scene();

/** What the Kafka transport of Nest makes of handlers and headers; see docs/kafka-traps.md. */
describe('a handler that Nest calls', () => {
  const world = new ConsumerWorld({
    driver: new MemoryDriver(new MemoryBroker()),
    connect: () => stage.connect(),
  });

  it('has not failed when it returns an empty observable', async () => {
    const consumer = await world.start([world.handler(() => Promise.resolve(EMPTY))]);
    await world.publish([noted(world.things, 'a', 1)]);
    await eventually(async () =>
      expect(await consumer.metric('korsa_consumer_handled_total', { outcome: 'ok' })).toBe(1),
    );
  });

  it('fails as ever when the sender asks for a reply', async () => {
    const consumer = await world.start([
      world.handler(() => Promise.reject(new TypeError('No reply.'))),
    ]);
    const event = noted(world.things, 'a', 1);
    const asking = { kafka_correlationId: '1', kafka_replyTopic: world.things.name };
    await world.publish([{ ...event, headers: { ...event.headers, ...asking } }]);
    await eventually(async () =>
      expect(await consumer.transport.deadLetters.list({})).toMatchObject([
        { key: 'a', reason: 'TypeError' },
      ]),
    );
  });
});
