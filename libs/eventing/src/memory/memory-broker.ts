import { partitionOf } from '../driver/partition-of.js';
import { RecordRejected } from '../driver/errors.js';
import { maxMessageBytes } from '../driver/topic-configs.js';
import type { Commit } from '../driver/offset-commits.js';
import type {
  Assignment,
  OutgoingRecord,
  PartitionRange,
  TopicSettings,
} from '../driver/driver.js';
import { MemoryLog } from './memory-log.js';

/** A member of a group, as the broker sees it. */
export interface MemoryMember {
  readonly topics: readonly string[];
  assign(assignment: Assignment): void;
  wake(): void;
}

/** As any client may write it: a header of a foreign one may have no value. */
interface WrittenRecord extends Omit<OutgoingRecord, 'headers'> {
  readonly headers: Readonly<Record<string, string | Buffer | null>>;
}

interface MemoryGroup {
  readonly members: MemoryMember[];
  readonly offsets: Map<string, bigint>;
}

/** Topics and groups in this process, for tests: same promises as a real broker, no durability, nothing compacted. */
export class MemoryBroker {
  private readonly topics = new Map<string, readonly MemoryLog[]>();
  private readonly groups = new Map<string, MemoryGroup>();
  private turn = 0;

  createTopic({ name, partitions }: TopicSettings): void {
    if (!this.topics.has(name)) {
      this.topics.set(
        name,
        Array.from({ length: partitions }, (_, partition) => new MemoryLog(partition)),
      );
    }
  }

  partitionsOf(topic: string): readonly MemoryLog[] | undefined {
    return this.topics.get(topic);
  }

  /** All records or none. */
  append(records: readonly WrittenRecord[]): void {
    for (const { topic, value } of records) {
      if (!this.topics.has(topic)) throw new Error(`There is no topic ${topic}.`);
      if (value !== null && Buffer.byteLength(value) > maxMessageBytes) {
        throw new RecordRejected('MESSAGE_TOO_LARGE');
      }
    }
    for (const record of records) this.appendOne(record);
    for (const { members } of this.groups.values()) for (const member of members) member.wake();
  }

  ranges(topic: string): PartitionRange[] {
    return (this.topics.get(topic) ?? []).map(({ range }) => range);
  }

  /** Removes the records of a partition before `offset`, as retention does. */
  trim(topic: string, partition: number, offset: number): void {
    this.topics.get(topic)?.[partition]?.trim(offset);
  }

  join(group: string, member: MemoryMember): void {
    this.group(group).members.push(member);
    this.rebalance(group);
  }

  leave(group: string, member: MemoryMember): void {
    const { members } = this.group(group);
    const at = members.indexOf(member);
    if (at < 0) return;
    members.splice(at, 1);
    this.rebalance(group);
  }

  commit(group: string, commits: readonly Commit[]): void {
    const { offsets } = this.group(group);
    for (const { topic, partition, offset } of commits) {
      offsets.set(`${partition} ${topic}`, BigInt(offset));
    }
  }

  committed(group: string, topic: string, partition: number): bigint {
    return this.group(group).offsets.get(`${partition} ${topic}`) ?? 0n;
  }

  /** By partition, where anything was committed. */
  commitsOf(group: string, topic: string): ReadonlyMap<number, bigint> {
    const logs = this.topics.get(topic);
    if (!logs) throw new Error(`There is no topic ${topic}.`);
    const { offsets } = this.group(group);
    const commits = [...logs.keys()].map((at) => [at, offsets.get(`${at} ${topic}`)] as const);
    return new Map(commits.filter((one): one is readonly [number, bigint] => one[1] !== undefined));
  }

  deleteGroup(group: string): void {
    this.groups.delete(group);
  }

  private appendOne({ topic, key, headers, value }: WrittenRecord): void {
    const logs = this.topics.get(topic) ?? [];
    const partition = key === null ? this.turn++ % logs.length : partitionOf(key, logs.length);
    logs[partition]?.append({
      topic,
      key: key === null ? null : Buffer.from(key),
      headers: buffersOf(headers),
      value: value === null ? null : Buffer.from(value),
      timestamp: Date.now(),
    });
  }

  private rebalance(group: string): void {
    const { members } = this.group(group);
    const assignments = members.map(() => new Map<string, number[]>());
    let turn = 0;
    for (const topic of new Set(members.flatMap((member) => member.topics))) {
      for (const partition of (this.topics.get(topic) ?? []).keys()) {
        const mine = assignments[turn++ % members.length];
        mine?.set(topic, [...(mine.get(topic) ?? []), partition]);
      }
    }
    members.forEach((member, index) => member.assign(assignments[index] ?? new Map()));
  }

  private group(name: string): MemoryGroup {
    const group = this.groups.get(name) ?? { members: [], offsets: new Map<string, bigint>() };
    this.groups.set(name, group);
    return group;
  }
}

function buffersOf(headers: WrittenRecord['headers']): Record<string, Buffer> {
  const given = Object.entries(headers).flatMap(([name, value]) =>
    value === null ? [] : [[name, Buffer.from(value)] as const],
  );
  return Object.fromEntries(given);
}
