import { encodeEvent, presenceTopic, type Topic, type WireMessage } from '@korsa/contracts';
import { createPublisher, ensureTopics, silentLogger, type KafkaSettings } from '@korsa/eventing';
import { newId } from '@korsa/store';
import { benchId } from './ids.js';
import { checkedIn, newPresence } from './presence.js';

/** Records of check-ins as attendance publishes them: `count` events over `keys` registrations in turn. */
export function* checkInRecords(count: number, keys: number): Generator<WireMessage> {
  for (let index = 0; index < count; index += 1) {
    const registration = index % keys;
    const sequence = Math.floor(index / keys) + 1;
    const [event] = checkedIn(newPresence(registration), sequence).events;
    yield encodeEvent(presenceTopic.CheckedIn, {
      id: newId(),
      name: 'CheckedIn',
      subject: benchId.registration(registration),
      sequence,
      time: '2025-11-05T00:25:00.000Z',
      cityCode: '33.71',
      correlationId: newId(),
      causationId: newId(),
      actor: 'gate-1',
      data: event?.data,
    });
  }
}

const perCall = 1_000;

/** Creates the topic and fills it. */
export async function fillTopic(
  kafka: KafkaSettings,
  topic: Topic,
  records: Iterable<WireMessage>,
): Promise<void> {
  await createTopics(kafka, [topic]);
  const publisher = await createPublisher(kafka);
  let some: WireMessage[] = [];
  for (const record of records) {
    some.push(record);
    if (some.length < perCall) continue;
    await publisher.publish(topic.name, some);
    some = [];
  }
  await publisher.publish(topic.name, some);
  await publisher.close();
}

export async function createTopics(kafka: KafkaSettings, topics: readonly Topic[]): Promise<void> {
  const keeper = ensureTopics({ kafka, topics, logger: silentLogger });
  await keeper.ready;
  await keeper.stop();
}
