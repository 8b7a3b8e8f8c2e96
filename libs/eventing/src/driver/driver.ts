/** A record as it goes to a topic. */
export interface OutgoingRecord {
  readonly topic: string;
  /** null goes to any partition. */
  readonly key: string | Buffer | null;
  readonly headers: Readonly<Record<string, string | Buffer>>;
  /** null is a tombstone. */
  readonly value: Buffer | string | null;
}

/** A record as it comes from a topic: raw, because not everything on a topic is an event of ours. */
export interface IncomingRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: Buffer | null;
  readonly headers: Readonly<Record<string, Buffer>>;
  readonly value: Buffer | null;
  /** When the broker or producer stamped it, milliseconds since 1970. */
  readonly timestamp: number;
}

/** Settings of a topic, all given at creation; none is changed later. */
export interface TopicSettings {
  readonly name: string;
  readonly partitions: number;
  /** -1 keeps everything that `cleanup` keeps. */
  readonly retentionMs: number;
  readonly cleanup: 'delete' | 'compact';
  /** How much larger a record may be than in other topics, bytes. Default 0. */
  readonly roomBytes?: number;
}

/** The range of offsets a partition holds now: from `low`, up to but without `high`. */
export interface PartitionRange {
  readonly partition: number;
  readonly low: bigint;
  readonly high: bigint;
}

/** Sends records, one call after another: records of one key keep the order they are sent in. */
export interface DriverProducer {
  /**
   * Resolves when every record is acknowledged by all in-sync replicas. Rejects with RecordRejected when the broker
   * refuses a record for good, with another error when it may work later; part of the records may be written then.
   * After any rejection this producer is spent: close it and ask for a new one.
   */
  send(records: readonly OutgoingRecord[]): Promise<void>;
  close(): Promise<void>;
}

export interface DriverAdmin {
  /** Partition count of each topic that exists; topics that do not exist are left out. */
  partitionCounts(topics: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Creates topics; one that exists already is left as it is. */
  createTopics(topics: readonly TopicSettings[]): Promise<void>;
  /** Of every partition, by its number. Rejects for a topic that does not exist. */
  ranges(topic: string): Promise<readonly PartitionRange[]>;
  /** The next offset of each partition of which the group has committed anything. Rejects for a topic that does not exist. */
  committed(group: string, topic: string): Promise<ReadonlyMap<number, bigint>>;
  /** Forgets a group without members and its offsets; a group that is unknown is no error. */
  deleteGroup(group: string): Promise<void>;
  close(): Promise<void>;
}

/** Consecutive records of one partition, and what the reader may say about them. */
export interface RecordBatch {
  readonly topic: string;
  readonly partition: number;
  readonly records: readonly IncomingRecord[];
  /** The offset after the last record of the partition when the batch was fetched. */
  readonly high: bigint;
  /** False as soon as the partition may belong to another member or the consumer is stopping: stop working then. */
  isActive(): boolean;
  /** Tells the group that this member lives. Never rejects; look at `isActive()` afterwards. */
  heartbeat(): Promise<void>;
  /** All records up to and including `offset` are done. Committed soon after; ignored when no longer active. */
  done(offset: string): void;
}

export interface ConsumerOptions {
  readonly group: string;
  readonly topics: readonly string[];
  /**
   * A name that is this member's alone and stays over its restarts (letters, digits, `.`, `_`, `-`; at most 200). After
   * a crash it takes its partitions back at once instead of waiting until the session of its former self ends; a member
   * whose name is taken by another ends for good. Default none.
   */
  readonly instance?: string;
  /** Called for each batch; batches of one partition one after another. It must not reject: that is a bug and ends the consumer. */
  readonly onBatch: (batch: RecordBatch) => Promise<void>;
  /** After each (re)join: the partitions by topic that are this member's from now on. */
  readonly onAssigned?: (assignment: Assignment) => void;
  /** Called when the broker has answered a fetch, also when there was nothing new: the consumer is alive. */
  readonly onFetch?: () => void;
  /** Called once when the consumer has ended by itself. It is spent then; records not done come again to another one. */
  readonly onEnd?: (end: ConsumerEnd) => void;
}

export type Assignment = ReadonlyMap<string, readonly number[]>;

export interface ConsumerEnd {
  readonly error: Error;
  /** Whether a new consumer may succeed where this one failed: connection lost, coordinator away. */
  readonly recoverable: boolean;
}

/** A member of a consumer group that reads from the beginning where nothing was committed. */
export interface DriverConsumer {
  /** Connects, joins and begins to read. Rejects when the brokers or a topic cannot be found: the consumer is spent then. */
  start(): Promise<void>;
  /** Lets running batches end, commits what is done and leaves the group; gives up waiting after `deadlineMs`. Never rejects. */
  stop(deadlineMs: number): Promise<void>;
}

/** A Kafka client in our words. One implementation per client library, all held to `driver.promises.ts`. */
export interface KafkaDriver {
  /** A connected producer (idempotent, acknowledged by all in-sync replicas). */
  producer(): Promise<DriverProducer>;
  admin(): Promise<DriverAdmin>;
  consumer(options: ConsumerOptions): DriverConsumer;
}
