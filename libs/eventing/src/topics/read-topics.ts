import { randomUUID } from 'node:crypto';
import type { IncomingRecord, KafkaDriver } from '../driver/driver.js';
import { openDriver } from '../driver/open-driver.js';
import { silentLogger } from '../logger.js';
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

/** Everything a topic holds now, in offset order within each partition. Rejects when it does not exist or Kafka is away. */
export async function readTopic(kafka: KafkaSettings, topic: string): Promise<TopicRecord[]> {
  return readTopics(kafka, [topic]);
}

/**
 * Everything these topics hold now, in offset order within each partition. What is written meanwhile is left out.
 * Rejects when a topic does not exist, when Kafka is away, and when it stops answering for `patienceMs`.
 */
export async function readTopics(
  kafka: KafkaSettings,
  topics: readonly string[],
  patienceMs = 30_000,
): Promise<TopicRecord[]> {
  const wanted = await wantedRanges(openDriver(kafka, silentLogger), topics);
  const records: TopicRecord[] = [];
  if (wanted.size === 0) return records;
  let progressed = (): void => undefined;
  const complete = new Promise<void>((resolve, reject) => {
    const stalled = (): void => reject(new Error(`${wanted.size} partitions end too early.`));
    let timer = setTimeout(stalled, patienceMs);
    progressed = () => {
      clearTimeout(timer);
      if (wanted.size === 0) resolve();
      else timer = setTimeout(stalled, patienceMs);
    };
  });
  const following = await followTopics(kafka, topics, (record) => {
    const place = `${record.partition} ${record.topic}`;
    const high = wanted.get(place);
    if (high === undefined) return;
    if (record.offset < high) records.push(record);
    if (record.offset >= high - 1n) wanted.delete(place);
    progressed();
  });
  try {
    await complete;
  } finally {
    await following.close();
  }
  return records;
}

/**
 * Calls back for every record of the topics, from the first one on and then as they come, in offset order within each
 * partition. The topics must exist.
 */
export async function followTopics(
  kafka: KafkaSettings,
  topics: readonly string[],
  onRecord: (record: TopicRecord) => void,
): Promise<{ close(): Promise<void> }> {
  const driver = openDriver(kafka, silentLogger);
  const group = `korsa.probe.${randomUUID()}`;
  const consumer = driver.consumer({
    group,
    topics,
    onBatch: async (batch) => {
      batch.records.forEach((record) => onRecord(readable(record)));
      batch.done(batch.records.at(-1)?.offset ?? '0');
      await batch.heartbeat();
    },
  });
  await consumer.start();
  return {
    close: async () => {
      await consumer.stop(10_000);
      await forget(driver, group);
    },
  };
}

/** The end of each partition that holds records, by partition and topic. */
async function wantedRanges(
  driver: KafkaDriver,
  topics: readonly string[],
): Promise<Map<string, bigint>> {
  const admin = await driver.admin();
  try {
    const wanted = new Map<string, bigint>();
    for (const topic of topics) {
      for (const { partition, low, high } of await admin.ranges(topic)) {
        if (high > low) wanted.set(`${partition} ${topic}`, high);
      }
    }
    return wanted;
  } finally {
    await admin.close();
  }
}

async function forget(driver: KafkaDriver, group: string): Promise<void> {
  const admin = await driver.admin();
  try {
    await admin.deleteGroup(group);
  } finally {
    await admin.close();
  }
}

function readable(record: IncomingRecord): TopicRecord {
  const headers = Object.entries(record.headers).map(([name, value]) => [name, value.toString()]);
  return {
    topic: record.topic,
    partition: record.partition,
    offset: BigInt(record.offset),
    key: record.key?.toString() ?? null,
    headers: Object.fromEntries(headers) as Record<string, string>,
    value: record.value?.toString() ?? null,
  };
}
