import { openDriver } from '../src/driver/open-driver.js';
import { silentLogger } from '../src/logger.js';

/**
 * A group member in a process of its own, so that tests can kill it; says `started`, `joined` and each value that it is done with.
 * Arguments: client, brokers, topic prefix, topic, group, instance or nothing.
 */
const [client, brokers = '', topicPrefix = '', topic = '', group = '', instance] =
  process.argv.slice(2);
const driver = openDriver(
  {
    client: client === 'kafkajs' ? 'kafkajs' : 'platformatic',
    brokers: brokers.split(','),
    clientId: 'korsa-test-member',
    topicPrefix,
    ...(instance ? { instance } : {}),
  },
  silentLogger,
);
const say = (word: string): boolean => process.stdout.write(`${word}\n`);
const consumer = driver.consumer({
  group,
  topics: [topic],
  onBatch: async (batch) => {
    for (const { offset, value } of batch.records) {
      batch.done(offset);
      say(`value ${value?.toString()}`);
    }
    await batch.heartbeat();
  },
  onEnd: ({ recoverable }) => say(`ended ${recoverable}`),
});
say('started');
await consumer.start();
say('joined');
