import {
  decodeConsumerProtocolAssignment,
  decodeConsumerProtocolSubscription,
  encodeConsumerProtocolAssignment,
  encodeConsumerProtocolSubscription,
} from '@platformatic/kafka';
import type { Assignment } from '../driver/driver.js';

/** As kafkajs calls it: members of both clients can share a group while a service moves from one to the other. */
export const protocolName = 'RoundRobinAssigner';

interface Member {
  readonly memberId: string;
  readonly metadata: Buffer;
}

interface MemberAssignment {
  readonly memberId: string;
  readonly assignment: Buffer;
}

/** What a member says of itself when it joins. */
export function subscriptionTo(topics: readonly string[]): Buffer {
  return encodeConsumerProtocolSubscription({ version: 1, topics: [...topics] });
}

/** The topics that any of the members reads. */
export function topicsOf(members: readonly Member[]): readonly string[] {
  return [...new Set(members.flatMap(subscriptionOf))].sort();
}

/** Deals the partitions to the members in turns, each only among those who read its topic. */
export function deal(
  members: readonly Member[],
  partitionCounts: ReadonlyMap<string, number>,
): MemberAssignment[] {
  const hands = [...members]
    .sort((one, other) => (one.memberId < other.memberId ? -1 : 1))
    .map((member) => ({
      memberId: member.memberId,
      topics: new Set(subscriptionOf(member)),
      partitions: new Map<string, number[]>(),
    }));
  let turn = 0;
  for (const [topic, count] of [...partitionCounts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const readers = hands.filter(({ topics }) => topics.has(topic));
    for (let partition = 0; partition < count; partition++) {
      const hand = readers[turn++ % readers.length];
      hand?.partitions.set(topic, [...(hand.partitions.get(topic) ?? []), partition]);
    }
  }
  return hands.map(({ memberId, partitions }) => ({
    memberId,
    assignment: encodeConsumerProtocolAssignment({
      version: 0,
      assignedPartitions: [...partitions].map(([topic, mine]) => ({ topic, partitions: mine })),
    }),
  }));
}

export function assignmentIn(bytes: Buffer): Assignment {
  const { assignedPartitions } = decodeConsumerProtocolAssignment(bytes);
  return new Map(assignedPartitions.map(({ topic, partitions }) => [topic, partitions]));
}

function subscriptionOf({ metadata }: Member): string[] {
  return decodeConsumerProtocolSubscription(metadata).topics;
}
