import { silentLogger } from '../logger.js';
import type { KafkaSettings } from '../settings.js';
import { createClient } from './client.js';

/** Names of all topics that the broker has with the prefix of the settings, without it; dead-letter topics too. Rejects when Kafka is away. */
export async function topicNames(kafka: KafkaSettings): Promise<string[]> {
  const { topicPrefix = '' } = kafka;
  const admin = createClient(kafka, silentLogger).admin();
  await admin.connect();
  try {
    const names = await admin.listTopics();
    return names
      .filter((name) => name.startsWith(topicPrefix))
      .map((name) => name.slice(topicPrefix.length));
  } finally {
    await admin.disconnect();
  }
}
