import { describe, expect, it } from '@jest/globals';
import ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';

interface FetchRequest {
  readonly maxWaitTime: number;
}

/** A member with partitions 0 and 1 of one topic; in the answer of the broker only partition 1 has something. */
function member(maxWaitTime: unknown) {
  const requests: FetchRequest[] = [];
  const fetched = (partition: number, messages: readonly object[]) => ({
    partition,
    highWatermark: '1',
    abortedTransactions: [],
    messages,
  });
  const answer = [fetched(0, []), fetched(1, [{ offset: '0', isControlRecord: false }])];
  const broker = {
    fetch: (request: FetchRequest) => {
      requests.push(request);
      return Promise.resolve({ responses: [{ topicName: 'topic', partitions: answer }] });
    },
  };
  const assigned = [{ topic: 'topic', partitions: [0, 1] }];
  const group = Object.assign(Object.create(ConsumerGroup.prototype) as ConsumerGroup, {
    maxWaitTime,
    cluster: {
      refreshMetadataIfNecessary: () => Promise.resolve(),
      findBroker: () => Promise.resolve(broker),
    },
    subscriptionState: { assigned: () => assigned, isPaused: () => false },
    seekOffset: { has: () => false },
    offsetManager: { committedOffsets: () => ({ topic: ['0', '0'] }), nextOffset: () => '0' },
    preferredReadReplicasPerTopicPartition: {},
    checkForStaleAssignment: () => undefined,
    filterPartitionsByNode: () => assigned,
    seekOffsets: () => Promise.resolve(),
    getActiveTopicPartitions: () => ({ topic: new Set([0, 1]) }),
  });
  return { group, requests };
}

describe('the patched fetch of kafkajs', () => {
  it('hands on only partitions of which something came', async () => {
    const batches = await member(1_000).group.fetch(0);
    expect(batches.map(({ partition }) => partition)).toEqual([1]);
  });

  it('asks before each fetch how long it may wait', async () => {
    const waits = [1_000, 3_000];
    const { group, requests } = member(() => waits.shift());
    await group.fetch(0);
    await group.fetch(0);
    expect(requests.map(({ maxWaitTime }) => maxWaitTime)).toEqual([1_000, 3_000]);
  });
});
