import type { OutboxEvent } from '@korsa/store';

/** The events of one group commit in one shard, in the order they have to be published. */
export interface Envelope {
  readonly _id: string;
  readonly shard: number;
  /** Envelopes of one aggregate sort by it in the order they were committed. */
  readonly ord: number;
  readonly status: 'pending' | 'sent' | 'blocked';
  readonly events: readonly OutboxEvent[];
  readonly createdAt: Date;
  /** Set with `sent` only: MongoDB deletes the envelope then. */
  readonly expireAt?: Date;
  /** Why it is blocked: the code of the broker. */
  readonly reason?: string;
  /** Order keys that an operator wants tried again; the relay that owns the shard does it. */
  readonly released?: readonly string[];
}

/** Events of one key keep their order; the key of a topic is its own. */
export function orderKey({ topic, key }: Pick<OutboxEvent, 'topic' | 'key'>): string {
  return `${topic} ${key}`;
}
