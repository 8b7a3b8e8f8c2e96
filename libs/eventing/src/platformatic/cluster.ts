import {
  Base,
  kGetApi,
  NetworkError,
  type API,
  type ClusterMetadata,
  type createTopicsV7,
  type deleteGroupsV2,
  type fetchV17,
  type findCoordinatorV6,
  type heartbeatV4,
  type joinGroupV9,
  type leaveGroupV5,
  type listOffsetsV9,
  type metadataV12,
  type offsetCommitV9,
  type offsetFetchV9,
  type syncGroupV5,
} from '@platformatic/kafka';
import type { KafkaSettings } from '../settings.js';
import { clientOptions } from './client.js';

/** The requests that we send ourselves, in the shape of their newest version; the client speaks what the broker knows. */
interface Apis {
  CreateTopics: typeof createTopicsV7.api;
  DeleteGroups: typeof deleteGroupsV2.api;
  Fetch: typeof fetchV17.api;
  FindCoordinator: typeof findCoordinatorV6.api;
  Heartbeat: typeof heartbeatV4.api;
  JoinGroup: typeof joinGroupV9.api;
  LeaveGroup: typeof leaveGroupV5.api;
  ListOffsets: typeof listOffsetsV9.api;
  Metadata: typeof metadataV12.api;
  OffsetCommit: typeof offsetCommitV9.api;
  OffsetFetch: typeof offsetFetchV9.api;
  SyncGroup: typeof syncGroupV5.api;
}

export type ApiName = keyof Apis;
export type ApiRequest<N extends ApiName> =
  Apis[N] extends API<infer Request, infer _> ? Request : never;
export type ApiAnswer<N extends ApiName> =
  Apis[N] extends API<infer _, infer Answer> ? Answer : never;

/** One connection to each broker that is asked; a broker answers the requests of a connection one after another. */
export class Cluster {
  private readonly base: Base;

  constructor(settings: KafkaSettings, requestTimeoutMs: number) {
    this.base = new Base(clientOptions(settings, requestTimeoutMs));
  }

  /** Brokers, and leaders of the topics. Rejects when a topic does not exist. */
  async metadata(topics: readonly string[]): Promise<ClusterMetadata> {
    return this.base.metadata({ topics: [...topics], forceUpdate: true });
  }

  /** Rejects with what the broker reports, when the broker is unknown or away, and when it does not answer in time. */
  async call<N extends ApiName>(
    node: number,
    name: N,
    ...request: ApiRequest<N>
  ): Promise<ApiAnswer<N>> {
    const connection = (await this.base.connectToBrokers([node])).get(node);
    if (!connection) {
      this.base.clearMetadata();
      throw new NetworkError(`Broker ${node} is not known.`);
    }
    const api = await this.api(name);
    return api.async(connection, ...request);
  }

  /** The broker that keeps a group. */
  async coordinatorOf(group: string): Promise<number> {
    const { brokers } = await this.metadata([]);
    const [node = -1] = brokers.keys();
    const { coordinators } = await this.call(node, 'FindCoordinator', 0, [group]);
    return coordinators[0]?.nodeId ?? -1;
  }

  async api<N extends ApiName>(name: N): Promise<API<ApiRequest<N>, ApiAnswer<N>>> {
    return new Promise((resolve, reject) => {
      this.base[kGetApi]<ApiRequest<N>, ApiAnswer<N>>(name, (error, api) => {
        if (api) resolve(api);
        else reject(error ?? new Error(`The brokers do not know ${name}.`));
      });
    });
  }

  /** Never rejects. Requests that wait for an answer fail. */
  async close(): Promise<void> {
    await this.base.close().catch(() => undefined);
  }
}
