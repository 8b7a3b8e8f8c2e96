import type { Cluster } from './cluster.js';

const times = { earliest: -2n, latest: -1n };

/** The first offset that each partition holds, or the one after its last; `node` leads them all. */
export async function offsetsOf(
  cluster: Cluster,
  node: number,
  topic: string,
  partitions: readonly number[],
  which: keyof typeof times,
): Promise<ReadonlyMap<number, bigint>> {
  const wanted = partitions.map((partitionIndex) => ({
    partitionIndex,
    currentLeaderEpoch: -1,
    timestamp: times[which],
  }));
  const { topics } = await cluster.call(node, 'ListOffsets', -1, 0, [
    { name: topic, partitions: wanted },
  ]);
  const found = topics.flatMap((one) => one.partitions);
  return new Map(found.map(({ partitionIndex, offset }) => [partitionIndex, offset]));
}
