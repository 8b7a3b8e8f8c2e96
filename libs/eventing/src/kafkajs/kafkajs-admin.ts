import type { Admin, ITopicConfig } from 'kafkajs';
import { pause } from '../driver/back-off.js';
import { topicConfigs } from '../driver/topic-configs.js';
import type { DriverAdmin, PartitionRange, TopicSettings } from '../driver/driver.js';
import { protocolCode } from './errors.js';
import type { WireNames } from '../driver/wire-names.js';

const settleWithinMs = 15_000;
const moving = new Set([
  'LEADER_NOT_AVAILABLE',
  'NOT_LEADER_FOR_PARTITION',
  'REPLICA_NOT_AVAILABLE',
  'FENCED_LEADER_EPOCH',
  'UNKNOWN_LEADER_EPOCH',
  'OFFSET_NOT_AVAILABLE',
]);
const notYetThere = new Set([...moving, 'UNKNOWN_TOPIC_OR_PARTITION']);

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
    for (const { name } of topics) await this.settled(notYetThere, () => this.offsetsOf(name));
  }

  async ranges(topic: string): Promise<readonly PartitionRange[]> {
    const offsets = await this.settled(moving, () => this.offsetsOf(topic));
    return offsets
      .map(({ partition, low, high }) => ({ partition, low: BigInt(low), high: BigInt(high) }))
      .sort((one, other) => one.partition - other.partition);
  }

  async committed(group: string, topic: string): Promise<ReadonlyMap<number, bigint>> {
    const topics = [this.names.toWire(topic)];
    const found = await this.admin.fetchOffsets({ groupId: this.names.toWire(group), topics });
    const offsets = found.flatMap(({ partitions }) => partitions);
    const next = offsets.map(({ partition, offset }) => [partition, BigInt(offset)] as const);
    return new Map(next.filter(([, offset]) => offset >= 0n));
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

  private offsetsOf(topic: string) {
    return this.admin.fetchTopicOffsets(this.names.toWire(topic));
  }

  /** Asks again while the broker says that it is not ready: for a while after it created or moved a partition. */
  private async settled<T>(passing: ReadonlySet<string>, ask: () => Promise<T>): Promise<T> {
    const deadline = performance.now() + settleWithinMs;
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        const passes = passing.has(protocolCode(error) ?? '') && performance.now() < deadline;
        if (!passes) throw error;
        await pause(50);
      }
    }
  }

  /** kafkajs can change settings only by resetting all others, so everything is said here, once. */
  private configOf({ name, partitions, ...settings }: TopicSettings): ITopicConfig {
    return {
      topic: this.names.toWire(name),
      numPartitions: partitions,
      replicationFactor: this.replicationFactor,
      configEntries: topicConfigs(settings),
    };
  }
}
