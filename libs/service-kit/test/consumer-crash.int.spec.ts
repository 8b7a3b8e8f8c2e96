import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from '@jest/globals';
import { workUnitTopic } from '@korsa/contracts';
import { createPublisher, ensureTopics, silentLogger } from '@korsa/eventing';
import { infrastructure, sampleMessage } from '@korsa/testing';
import { killAll, ServiceProcess } from './service-process.js';

const shared = infrastructure();
const { kafkaBrokers, mongoUrl, topicPrefix } = shared;
const kafka = { brokers: [kafkaBrokers], clientId: 'test', topicPrefix };

afterEach(killAll);

it('a process whose consumer has stopped for good stops in order and exits with 1, so that it is started again', async () => {
  const topics = ensureTopics({ kafka, topics: [workUnitTopic], logger: silentLogger });
  await topics.ready;
  await topics.stop();
  const publisher = await createPublisher(kafka);
  await publisher.publish(workUnitTopic.name, [sampleMessage(workUnitTopic.WorkUnitRegistered)]);
  await publisher.close();
  const broken = fileURLToPath(new URL('fixtures/broken-runner.mjs', import.meta.url));
  const env = {
    NODE_OPTIONS: `--import ${broken}`,
    KORSA_PORT: '0',
    KORSA_KAFKA_CLIENT: 'kafkajs',
    KORSA_KAFKA_BROKERS: kafkaBrokers,
    KORSA_MONGO_URL: mongoUrl,
    KORSA_DATABASE: shared.database('crash'),
    KORSA_TOPIC_PREFIX: topicPrefix,
  };
  const service = new ServiceProcess(env, 'units');
  const line = await service.line(({ level }) => level === 'fatal');
  expect(line).toMatchObject({ message: 'a consumer has stopped for good' });
  expect(await service.exitCode).toBe(1);
  expect(await service.line(({ message }) => message === 'stopped')).toMatchObject({
    reason: 'fatal',
  });
});
