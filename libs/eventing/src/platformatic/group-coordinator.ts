import type { Assignment } from '../driver/driver.js';
import type { Commit } from '../driver/offset-commits.js';
import type { KafkaSettings } from '../settings.js';
import { assignmentIn, deal, protocolName, subscriptionTo, topicsOf } from './assignment.js';
import { Cluster, type ApiAnswer, type ApiName, type ApiRequest } from './cluster.js';
import { protocolCodes, responseIn } from './errors.js';
import { committedOf, type OffsetRequest } from './offsets.js';

/** Names on the wire; times in milliseconds. */
export interface GroupSettings {
  readonly group: string;
  readonly topics: readonly string[];
  /** Stable name of this member over its restarts, or null. */
  readonly instance: string | null;
  readonly sessionTimeoutMs: number;
  readonly rebalanceTimeoutMs: number;
}

/** One term of a group: who owns what until somebody joins or leaves. */
export interface Generation {
  readonly id: number;
  readonly memberId: string;
  readonly assignment: Assignment;
  /** The next offset of each partition, by partition and topic; left out where nothing was committed. */
  readonly from: ReadonlyMap<string, bigint>;
  /** When its session began at the latest, by `performance.now()`. */
  readonly since: number;
}

/** The requests of one member to the broker that keeps its group. They reject with what the broker reports. */
export class GroupCoordinator {
  private memberId = '';
  private node: number | undefined;

  constructor(
    private readonly kafka: KafkaSettings,
    private readonly cluster: Cluster,
    private readonly settings: GroupSettings,
  ) {}

  /**
   * Joins and learns its share; takes as long as the slowest member needs, so it has a connection of its own. Rejects
   * when the signal is aborted.
   */
  async join(signal: AbortSignal): Promise<Generation> {
    const { rebalanceTimeoutMs } = this.settings;
    const cluster = new Cluster(this.kafka, rebalanceTimeoutMs + 5_000);
    const abort = (): void => void cluster.close();
    signal.addEventListener('abort', abort);
    try {
      return await this.joinOver(cluster);
    } catch (error) {
      if (protocolCodes(error).has('UNKNOWN_MEMBER_ID')) this.memberId = '';
      throw error;
    } finally {
      signal.removeEventListener('abort', abort);
      await cluster.close();
    }
  }

  async heartbeat({ id, memberId }: Generation): Promise<void> {
    const { group, instance } = this.settings;
    await this.ask(this.cluster, 'Heartbeat', group, id, memberId, instance);
  }

  /** Rejects when the generation is over. */
  async commit({ id, memberId }: Generation, commits: readonly Commit[]): Promise<void> {
    const { group, instance } = this.settings;
    const topics = new Map<string, { partitionIndex: number; committedOffset: bigint }[]>();
    for (const { topic, partition, offset } of commits) {
      const partitions = topics.get(topic) ?? [];
      topics.set(topic, partitions);
      partitions.push({ partitionIndex: partition, committedOffset: BigInt(offset) });
    }
    const offsets = [...topics].map(([name, partitions]) => ({
      name,
      partitions: partitions.map((one) => ({ ...one, committedLeaderEpoch: -1 })),
    }));
    await this.ask(this.cluster, 'OffsetCommit', group, id, memberId, instance, offsets);
  }

  /** Gives the share back at once. Does nothing before the first join. */
  async leave(): Promise<void> {
    const { memberId } = this;
    if (memberId === '') return;
    const { group, instance } = this.settings;
    this.memberId = '';
    await this.ask(this.cluster, 'LeaveGroup', group, [{ memberId, groupInstanceId: instance }]);
  }

  private async joinOver(cluster: Cluster): Promise<Generation> {
    const { group, instance } = this.settings;
    const joined = await this.joinAs(cluster);
    const { memberId, generationId, members } = joined;
    this.memberId = memberId;
    const leads = joined.leader === memberId && !joined.skipAssignment;
    const assignments = leads ? await share(cluster, members) : [];
    const since = performance.now();
    const { assignment } = await this.ask(
      cluster,
      'SyncGroup',
      group,
      generationId,
      memberId,
      instance,
      'consumer',
      protocolName,
      assignments,
    );
    const mine = assignmentIn(assignment);
    return {
      id: generationId,
      memberId,
      assignment: mine,
      from: await this.committed(mine),
      since,
    };
  }

  private committed(assignment: Assignment): Promise<ReadonlyMap<string, bigint>> {
    const ask = (request: OffsetRequest) => this.ask(this.cluster, 'OffsetFetch', [request], false);
    return committedOf(ask, this.settings.group, assignment);
  }

  /** A new member is first told its id and asks again with it. */
  private async joinAs(cluster: Cluster) {
    const { group, topics, instance, sessionTimeoutMs, rebalanceTimeoutMs } = this.settings;
    const protocols = [{ name: protocolName, metadata: subscriptionTo(topics) }];
    const ask = () =>
      this.ask(
        cluster,
        'JoinGroup',
        group,
        sessionTimeoutMs,
        rebalanceTimeoutMs,
        this.memberId,
        instance,
        'consumer',
        protocols,
      );
    try {
      return await ask();
    } catch (error) {
      if (!protocolCodes(error).has('MEMBER_ID_REQUIRED')) throw error;
      const { memberId } = responseIn(error) as { memberId: string };
      this.memberId = memberId;
      return ask();
    }
  }

  /** After any failure the coordinator is looked up again: it may have moved. */
  private async ask<N extends ApiName>(
    cluster: Cluster,
    name: N,
    ...request: ApiRequest<N>
  ): Promise<ApiAnswer<N>> {
    try {
      this.node ??= await cluster.coordinatorOf(this.settings.group);
      return await cluster.call(this.node, name, ...request);
    } catch (error) {
      this.node = undefined;
      throw error;
    }
  }
}

async function share(cluster: Cluster, members: Parameters<typeof deal>[0]) {
  const { topics } = await cluster.metadata(topicsOf(members));
  return deal(members, new Map([...topics].map(([name, topic]) => [name, topic.partitionsCount])));
}
