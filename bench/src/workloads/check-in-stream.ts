import { encodeEvent, presenceTopic, type WireMessage } from '@korsa/contracts';
import { createPublisher, ensureTopics, silentLogger, type KafkaSettings } from '@korsa/eventing';
import { newId } from '@korsa/store';
import { benchId, checkedIn, newPresence } from './check-in.js';

/** Records of check-ins as attendance publishes them: `count` events over `keys` registrations. */
export function checkInRecords(count: number, keys: number): WireMessage[] {
  return Array.from({ length: count }, (_, index) => {
    const registration = index % keys;
    const sequence = Math.floor(index / keys) + 1;
    const [event] = checkedIn(newPresence(registration), sequence).events;
    return encodeEvent(presenceTopic.CheckedIn, {
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
  });
}

/** Creates the topic and fills it. */
export async function fillTopic(
  kafka: KafkaSettings,
  records: readonly WireMessage[],
): Promise<void> {
  await createTopic(kafka);
  const publisher = await createPublisher(kafka);
  for (let at = 0; at < records.length; at += 1_000) {
    await publisher.publish(presenceTopic.name, records.slice(at, at + 1_000));
  }
  await publisher.close();
}

export async function createTopic(kafka: KafkaSettings): Promise<void> {
  const keeper = ensureTopics({ kafka, topics: [presenceTopic], logger: silentLogger });
  await keeper.ready;
  await keeper.stop();
}
