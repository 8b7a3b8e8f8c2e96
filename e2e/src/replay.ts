import { allTopics, type Topic } from '@korsa/contracts';
import type { ServiceName, Stack } from '@korsa/demo';
import {
  createPublisher,
  ensureTopics,
  readTopics,
  silentLogger,
  type TopicRecord,
} from '@korsa/probe';
import { eventually } from '@korsa/testing';
import { groupsFor, handled, metricsOf } from './metrics.js';

const clientId = 'korsa-e2e';
const kafkaOf = ({ settings }: Stack) => ({
  brokers: settings.kafkaBrokers.split(','),
  clientId,
  topicPrefix: settings.prefix,
});

/** Everything that the topics of a stack hold. */
export function recordsOf(stack: Stack): Promise<TopicRecord[]> {
  return readTopics(
    kafkaOf(stack),
    allTopics.map(({ name }) => name),
  );
}

/**
 * Gives an empty service the whole history, one topic after the other: a topic is told to its end before the next one
 * begins. How many groups must have heard it is known from the service that lived through it.
 */
export async function replayInto(
  empty: Stack,
  name: ServiceName,
  topics: readonly Topic[],
  { records, original }: { records: readonly TopicRecord[]; original: Stack },
): Promise<void> {
  const keeper = ensureTopics({ kafka: kafkaOf(empty), topics: allTopics, logger: silentLogger });
  await keeper.ready;
  await keeper.stop();
  await empty.start([name]);
  const lived = await metricsOf(original.services[name].url);
  const publisher = await createPublisher(kafkaOf(empty));
  try {
    for (const topic of topics) {
      const history = records.filter((record) => record.topic === topic.name);
      await publisher.publish(
        topic.name,
        history.map(({ key, headers, value }) => ({ key: key ?? '', headers, value })),
      );
      for (const { type } of topic.definitions) {
        const told = history.filter(({ headers }) => headers['ce_type'] === type).length;
        const expected = told * groupsFor(lived, type);
        await eventually(
          async () => {
            const count = handled(await metricsOf(empty.services[name].url), type);
            if (count < expected)
              throw new Error(`${name} has handled ${count} of ${expected} ${type}`);
          },
          { within: 60_000, every: 100 },
        );
      }
    }
  } finally {
    await publisher.close();
  }
}
