import { pause } from '../driver/back-off.js';
import { topicConfigs } from '../driver/topic-configs.js';
import type { DriverAdmin, PartitionRange, TopicSettings } from '../driver/driver.js';
import type { WireNames } from '../driver/wire-names.js';
import type { Cluster } from './cluster.js';
import { isPassing, protocolCodes, responseIn } from './errors.js';
import type { ApiAnswer } from './cluster.js';
import { committedOf, offsetsOf, type OffsetRequest } from './offsets.js';

const settleWithinMs = 15_000;
const createWithinMs = 10_000;

export class PlatformaticAdmin implements DriverAdmin {
  constructor(
    private readonly cluster: Cluster,
    private readonly names: WireNames,
    private readonly replicationFactor: number,
  ) {}

  async partitionCounts(topics: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (topics.length === 0) return new Map();
    const wanted = topics.map((topic) => this.names.toWire(topic));
    const asking = this.cluster.call(await this.anyNode(), 'Metadata', wanted, false, false);
    const { topics: found } = await asking.catch((error: unknown) => {
      const codes = protocolCodes(error);
      if (codes.size !== 1 || !codes.has('UNKNOWN_TOPIC_OR_PARTITION')) throw error;
      return responseIn(error) as ApiAnswer<'Metadata'>;
    });
    return new Map(
      found
        .filter(({ errorCode }) => errorCode === 0)
        .map(({ name, partitions }) => [this.names.fromWire(name ?? ''), partitions.length]),
    );
  }

  async createTopics(topics: readonly TopicSettings[]): Promise<void> {
    if (topics.length === 0) return;
    const { controllerId } = await this.cluster.metadata([]);
    const wanted = topics.map((topic) => this.configOf(topic));
    try {
      await this.cluster.call(controllerId, 'CreateTopics', wanted, createWithinMs, false);
    } catch (error) {
      const codes = protocolCodes(error);
      if (codes.size !== 1 || !codes.has('TOPIC_ALREADY_EXISTS')) throw error;
    }
    for (const { name } of topics) await this.settled(() => this.rangesOf(name));
  }

  async ranges(topic: string): Promise<readonly PartitionRange[]> {
    return this.settled(() => this.rangesOf(topic));
  }

  async committed(group: string, topic: string): Promise<ReadonlyMap<number, bigint>> {
    const [name, wired] = [this.names.toWire(topic), this.names.toWire(group)];
    const { topics } = await this.cluster.metadata([name]);
    const partitions = [...(topics.get(name)?.partitions ?? []).keys()];
    const ask = async (request: OffsetRequest) => {
      const node = await this.cluster.coordinatorOf(wired);
      return this.cluster.call(node, 'OffsetFetch', [request], false);
    };
    const all = new Map([[name, partitions]]);
    const found = await this.settled(() => committedOf(ask, wired, all));
    const next = partitions.map((at) => [at, found.get(`${at} ${name}`)] as const);
    return new Map(next.filter((one): one is readonly [number, bigint] => one[1] !== undefined));
  }

  async deleteGroup(group: string): Promise<void> {
    const name = this.names.toWire(group);
    try {
      const node = await this.cluster.coordinatorOf(name);
      await this.cluster.call(node, 'DeleteGroups', [name]);
    } catch (error) {
      if (!protocolCodes(error).has('GROUP_ID_NOT_FOUND')) throw error;
    }
  }

  async close(): Promise<void> {
    await this.cluster.close();
  }

  private async anyNode(): Promise<number> {
    const { brokers } = await this.cluster.metadata([]);
    return brokers.keys().next().value ?? -1;
  }

  private async rangesOf(topic: string): Promise<PartitionRange[]> {
    const name = this.names.toWire(topic);
    const { topics } = await this.cluster.metadata([name]);
    const partitions = topics.get(name)?.partitions ?? [];
    const leaders = Map.groupBy(partitions.keys(), (partition) => partitions[partition]?.leader);
    const ranges = [...leaders].map(async ([node = -1, led]) => {
      const low = await offsetsOf(this.cluster, node, name, led, 'earliest');
      const high = await offsetsOf(this.cluster, node, name, led, 'latest');
      return led.map((partition) => ({
        partition,
        low: low.get(partition) ?? 0n,
        high: high.get(partition) ?? 0n,
      }));
    });
    const all = (await Promise.all(ranges)).flat();
    return all.sort((one, other) => one.partition - other.partition);
  }

  /** Asks again while the broker says that it is not ready: for a while after it created or moved a partition. */
  private async settled<T>(ask: () => Promise<T>): Promise<T> {
    const deadline = performance.now() + settleWithinMs;
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (!isPassing(error) || performance.now() > deadline) throw error;
        await pause(50);
      }
    }
  }

  private configOf({ name, partitions, ...settings }: TopicSettings) {
    return {
      name: this.names.toWire(name),
      numPartitions: partitions,
      replicationFactor: this.replicationFactor,
      assignments: [],
      configs: topicConfigs(settings),
    };
  }
}
