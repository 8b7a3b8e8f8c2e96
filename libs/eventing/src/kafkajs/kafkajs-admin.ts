import type { Admin, ITopicConfig } from 'kafkajs';
import { pause } from '../driver/back-off.js';
import type { DriverAdmin, PartitionRange, TopicSettings } from '../driver/driver.js';
import { withDeadline } from '../driver/with-deadline.js';
import { protocolCode } from './errors.js';
import type { WireNames } from './wire-names.js';

const createWithinMs = 15_000;
const notYet = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE']);

export class KafkajsAdmin implements DriverAdmin {
  constructor(
    private readonly admin: Admin,
    private readonly names: WireNames,
    private readonly replicationFactor: number,
  ) {}

  async partitionCounts(topics: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const existing = new Set(await this.admin.listTopics());
    const wanted = topics.map((topic) => this.names.toWire(topic)).filter((t) => existing.has(t));
    if (wanted.length === 0) return new Map();
    const { topics: found } = await this.admin.fetchTopicMetadata({ topics: wanted });
    return new Map(found.map((t) => [this.names.fromWire(t.name), t.partitions.length]));
  }

  async createTopics(topics: readonly TopicSettings[]): Promise<void> {
    if (topics.length === 0) return;
    await this.admin.createTopics({
      waitForLeaders: false,
      topics: topics.map((topic) => this.configOf(topic)),
    });
    await withDeadline('Creating topics', createWithinMs, this.untilUsable(topics));
  }

  async ranges(topic: string): Promise<readonly PartitionRange[]> {
    const offsets = await this.admin.fetchTopicOffsets(this.names.toWire(topic));
    return offsets.map(({ partition, low, high }) => ({
      partition,
      low: BigInt(low),
      high: BigInt(high),
    }));
  }

  async deleteGroup(group: string): Promise<void> {
    try {
      await this.admin.deleteGroups([this.names.toWire(group)]);
    } catch (error) {
      const { groups = [] } = error as { groups?: readonly { error?: unknown }[] };
      const unknown =
        groups.length > 0 && groups.every((g) => protocolCode(g.error) === 'GROUP_ID_NOT_FOUND');
      if (!unknown) throw error;
    }
  }

  async close(): Promise<void> {
    await this.admin.disconnect();
  }

  /** A busy broker answers for a while that it does not know a topic it has just created. */
  private async untilUsable(topics: readonly TopicSettings[]): Promise<void> {
    const names = topics.map(({ name }) => this.names.toWire(name));
    for (;;) {
      try {
        await this.admin.fetchTopicMetadata({ topics: names });
        return;
      } catch (error) {
        if (!notYet.has(protocolCode(error) ?? '')) throw error;
        await pause(50);
      }
    }
  }

  /** kafkajs can change settings only by resetting all others, so everything is said here, once. */
  private configOf({ name, partitions, retentionMs, cleanup }: TopicSettings): ITopicConfig {
    return {
      topic: this.names.toWire(name),
      numPartitions: partitions,
      replicationFactor: this.replicationFactor,
      configEntries: [
        { name: 'cleanup.policy', value: cleanup },
        { name: 'retention.ms', value: String(retentionMs) },
        { name: 'compression.type', value: 'producer' },
      ],
    };
  }
}
