import type { KafkaDriver } from '../../driver/driver.js';

/** Who reads what. */
export interface Reader {
  readonly driver: KafkaDriver;
  readonly group: string;
  readonly topics: readonly string[];
}

/** How a partition stands. */
export interface Place {
  readonly topic: string;
  readonly partition: number;
  readonly low: bigint;
  readonly high: bigint;
  /** Before it the group needs nothing: it has committed it, or Kafka has forgotten it. */
  readonly from: bigint;
}

/** All partitions of the topics, always in the same order. Rejects when Kafka is away. */
export async function placesOf({ driver, group, topics }: Reader): Promise<readonly Place[]> {
  const admin = await driver.admin();
  try {
    const places: Place[] = [];
    for (const topic of topics) {
      const committed = await admin.committed(group, topic);
      for (const range of await admin.ranges(topic)) {
        const next = committed.get(range.partition) ?? 0n;
        places.push({ topic, ...range, from: next > range.low ? next : range.low });
      }
    }
    return places;
  } finally {
    await admin.close();
  }
}
