import type { ApiAnswer, ApiRequest, Cluster } from './cluster.js';

export type OffsetRequest = ApiRequest<'OffsetFetch'>[0][number];

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

/** What a group has committed: the next offset of each partition, by partition and topic; left out where it is nothing. */
export async function committedOf(
  call: (request: OffsetRequest) => Promise<ApiAnswer<'OffsetFetch'>>,
  group: string,
  partitions: ReadonlyMap<string, readonly number[]>,
): Promise<ReadonlyMap<string, bigint>> {
  const topics = [...partitions].map(([name, indexes]) => ({
    name,
    partitionIndexes: [...indexes],
  }));
  const answer = await call({ groupId: group, memberId: null, memberEpoch: -1, topics });
  const offsets = new Map<string, bigint>();
  for (const { name, partitions: found } of answer.groups.flatMap((one) => one.topics)) {
    for (const { partitionIndex, committedOffset } of found) {
      if (committedOffset >= 0n) offsets.set(`${partitionIndex} ${name}`, committedOffset);
    }
  }
  return offsets;
}
