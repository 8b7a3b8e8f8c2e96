import type { RecordsBatch } from '@platformatic/kafka';
import type { ApiAnswer, Cluster } from './cluster.js';
import { responseIn } from './errors.js';
import type { Feed } from './fetcher.js';

const maxBytes = 10_485_760;
const maxBytesPerPartition = 262_144;
/** Records are not sent in transactions here, so there are none to leave out. */
const readUncommitted = 0;
/** Each request names all it wants: brokers keep no state of it that a restart could lose. */
const noSession = { id: 0, epoch: -1 };

interface FetchRequest {
  readonly node: number;
  readonly feeds: readonly Feed[];
  readonly ids: ReadonlyMap<string, string>;
  readonly maxWaitMs: number;
}

interface PartitionAnswer {
  readonly feed: Feed;
  /** 0 is none. */
  readonly errorCode: number;
  readonly batches: readonly RecordsBatch[];
  readonly high: bigint;
}

/** Asks one broker once. Rejects when it is away or refuses the whole request. */
export async function fetch(
  cluster: Cluster,
  { node, feeds, ids, maxWaitMs }: FetchRequest,
): Promise<readonly PartitionAnswer[]> {
  const { version } = await cluster.api('Fetch');
  // Until version 12 topics go by name.
  const wireName = (topic: string): string => (version > 12 ? (ids.get(topic) ?? '') : topic);
  const byTopic = Map.groupBy(feeds, ({ topic }) => wireName(topic));
  const topics = [...byTopic].map(([topicId, wanted]) => ({
    topicId,
    partitions: wanted.map(({ partition, lane }) => ({
      partition,
      fetchOffset: lane.next,
      currentLeaderEpoch: -1,
      lastFetchedEpoch: -1,
      partitionMaxBytes: maxBytesPerPartition,
    })),
  }));
  const { responses } = await answered(
    cluster.call(
      node,
      'Fetch',
      maxWaitMs,
      1,
      maxBytes,
      readUncommitted,
      noSession.id,
      noSession.epoch,
      topics,
      [],
      '',
    ),
  );
  return responses.flatMap(({ topicId, partitions }) =>
    partitions.flatMap(({ partitionIndex, errorCode, highWatermark, records }) => {
      const feed = byTopic.get(topicId)?.find(({ partition }) => partition === partitionIndex);
      return feed ? [{ feed, errorCode, batches: records ?? [], high: highWatermark }] : [];
    }),
  );
}

/** The client rejects a whole answer when one partition of it is in error. */
async function answered(asking: Promise<ApiAnswer<'Fetch'>>): Promise<ApiAnswer<'Fetch'>> {
  try {
    return await asking;
  } catch (error) {
    const response = responseIn(error) as ApiAnswer<'Fetch'> | undefined;
    if (!response || response.errorCode !== 0) throw error;
    return response;
  }
}
