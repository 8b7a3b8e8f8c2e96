import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import { ConsumerWorld } from '../../test/consumer-world.js';
import { Gate } from '../../test/gate.js';
import { scene } from '../../test/scene.js';
import { Tallies } from '../../test/tallies.js';
import { noted } from '../../test/things.js';
import { KafkajsDriver } from '../kafkajs/kafkajs-driver.js';
import { silentLogger } from '../logger.js';

const stage = scene();

describe('consuming', () => {
  const world = new ConsumerWorld(stage);
  const gates: Gate[] = [];
  const patient = { within: 30_000 };

  afterEach(async () => {
    await Promise.all(gates.splice(0).map((gate) => gate.close()));
  });

  it('starts without Kafka and begins when it comes', async () => {
    const gate = await Gate.to(stage.kafka.brokers[0] ?? '');
    gates.push(gate);
    const seen: string[] = [];
    const away = { ...stage.kafka, brokers: [`127.0.0.1:${gate.port}`] };
    const consumer = await world.start(
      [world.handler(({ data }) => Promise.resolve(seen.push(data.label)))],
      { driver: new KafkajsDriver(away, silentLogger) },
    );
    await world.publish([noted(world.things, 'a', 1)]);
    await eventually(
      async () => expect(await consumer.metric('korsa_consumer_crashes_total')).toBeGreaterThan(0),
      patient,
    );
    const unconnected = { group: world.group, connected: false, assigned: 0 };
    expect(consumer.transport.health()).toEqual([unconnected]);
    expect(consumer.fatal).toEqual([]);
    await gate.open();
    await eventually(() => expect(seen).toEqual(['a1']), patient);
  });

  it('creates the topics of services that never ran', async () => {
    const things = world.things;
    const admin = await world.driver.admin();
    const seen: string[] = [];
    await world.start([world.handler(({ data }) => Promise.resolve(seen.push(data.label)))], {
      driver: new KafkajsDriver(
        { ...stage.kafka, topicPrefix: `${stage.kafka.topicPrefix}fresh.` },
        silentLogger,
      ),
    });
    const created = `fresh.${things.name}`;
    await eventually(
      async () => expect(await admin.partitionCounts([created])).toEqual(new Map([[created, 3]])),
      patient,
    );
    await admin.close();
  });

  it('loses nothing and keeps order while members come and go', async () => {
    const tallies = await Tallies.open(world.connection);
    const note = world.handler(({ subject, data }) => tallies.note(subject, data.label));
    const keys = Array.from({ length: 12 }, (_, at) => `k${at}`);
    let round = 0;
    const publishRound = async () => {
      round += 1;
      await world.publish(keys.map((key) => noted(world.things, key, round)));
    };
    const first = await world.start([note]);
    for (let at = 0; at < 5; at++) await publishRound();
    const second = await world.start([note]);
    await eventually(async () => {
      await publishRound();
      expect(second.transport.health()[0]?.assigned).toBeGreaterThan(0);
    }, patient);
    for (let at = 0; at < 5; at++) await publishRound();
    await first.stop();
    for (let at = 0; at < 5; at++) await publishRound();
    const rounds = Array.from({ length: round }, (_, at) => at + 1);
    const expected = Object.fromEntries(
      keys.map((key) => [key, rounds.map((at) => `${key}${at}`)]),
    );
    await eventually(async () => expect(await tallies.all()).toEqual(expected), patient);
  });

  it('stops within its deadline although a handler hangs, and the event comes again', async () => {
    let hanging = 0;
    let release = (): void => undefined;
    const forever = new Promise<void>((resolve) => (release = resolve));
    const first = await world.start([world.handler(() => (hanging++, forever))]);
    await world.publish([noted(world.things, 'a', 1)]);
    await eventually(() => expect(hanging).toBe(1), patient);
    const startedAt = Date.now();
    await first.transport.stop(300);
    expect(Date.now() - startedAt).toBeLessThan(5_000);
    release();
    const seen: string[] = [];
    await world.start([world.handler(({ data }) => Promise.resolve(seen.push(data.label)))]);
    await eventually(() => expect(seen).toEqual(['a1']), patient);
  });
});
