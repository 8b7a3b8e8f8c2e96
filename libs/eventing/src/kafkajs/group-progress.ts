import type { Admin } from 'kafkajs';
import { silentLogger } from '../logger.js';
import type { KafkaSettings } from '../settings.js';
import { createClient, retry } from './client.js';
import { WireNames } from '../driver/wire-names.js';

/** How far a consumer group has come in a partition. Names are without the prefix. */
export interface GroupProgress {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  /** The offset after the last committed record; -1 when nothing was committed. */
  readonly committed: bigint;
  /** The offset after the last record of the partition. */
  readonly end: bigint;
}

/** Watches consumer groups from outside, as an operator does. For tools; services tell their lag as a metric. */
export class GroupProgressReader {
  #admin: Promise<Admin> | undefined;
  readonly #names: WireNames;

  constructor(private readonly kafka: KafkaSettings) {
    this.#names = new WireNames(kafka.topicPrefix ?? '');
  }

  /**
   * All groups whose names begin with `prefix`, in every partition of the topics that they have committed anything of.
   * Rejects when Kafka does not answer; it may be asked again.
   */
  async read(prefix: string): Promise<GroupProgress[]> {
    try {
      this.#admin ??= this.#connect();
      return await this.#read(await this.#admin, this.#names.toWire(prefix));
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Ends the connection. */
  async close(): Promise<void> {
    const admin = this.#admin;
    this.#admin = undefined;
    await (await admin?.catch(() => undefined))?.disconnect().catch(() => undefined);
  }

  async #connect(): Promise<Admin> {
    const admin = createClient(this.kafka, silentLogger).admin({ retry });
    await admin.connect();
    return admin;
  }

  async #read(admin: Admin, prefix: string): Promise<GroupProgress[]> {
    const { groups } = await admin.listGroups();
    const ids = groups.map(({ groupId }) => groupId).filter((id) => id.startsWith(prefix));
    const committed = await Promise.all(
      ids.map(async (groupId) => ({ groupId, topics: await admin.fetchOffsets({ groupId }) })),
    );
    const topics = new Set(committed.flatMap(({ topics }) => topics.map(({ topic }) => topic)));
    const ends = new Map(
      await Promise.all(
        [...topics].map(async (topic) => [topic, await admin.fetchTopicOffsets(topic)] as const),
      ),
    );
    return committed.flatMap(({ groupId, topics }) =>
      topics.flatMap(({ topic, partitions }) =>
        (ends.get(topic) ?? []).map(({ partition, high }) => ({
          group: this.#names.fromWire(groupId),
          topic: this.#names.fromWire(topic),
          partition,
          committed: BigInt(
            partitions.find((known) => known.partition === partition)?.offset ?? '-1',
          ),
          end: BigInt(high),
        })),
      ),
    );
  }
}
