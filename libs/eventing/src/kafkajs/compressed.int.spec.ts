import { expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import { brokerWorld } from '../../test/broker-world.js';
import { DriverStage } from '../../test/driver-stage.js';
import type { ConsumerEnd } from '../driver/driver.js';
import { UnreadableRecords } from '../driver/errors.js';
import { withForeigners } from '../../test/foreign-world.js';
import { silentLogger } from '../logger.js';
import { createClient } from './client.js';

const world = withForeigners(brokerWorld('kafkajs'));

it('kafkajs says what is wrong when a topic that is not ours keeps what others compress', async () => {
  const stage = new DriverStage(world.driver);
  const { kafka } = world;
  const admin = createClient(kafka, silentLogger).admin();
  const topic = `${kafka.topicPrefix ?? ''}${stage.topic}`;
  await admin.createTopics({
    topics: [{ topic, configEntries: [{ name: 'compression.type', value: 'producer' }] }],
  });
  await admin.disconnect();
  await world.sendForeign(stage.topic, 'compressed', {}, 'snappy');
  const ends: ConsumerEnd[] = [];
  await stage.collect({ onEnd: (end) => ends.push(end) });
  await eventually(() => expect(ends).toHaveLength(1), { within: 20_000 });
  expect(ends[0]?.error).toBeInstanceOf(UnreadableRecords);
  expect(ends[0]?.recoverable).toBe(true);
  await stage.close();
});
