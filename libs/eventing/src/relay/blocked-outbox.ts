import type { Collection, Connection } from 'mongoose';
import type { OutboxEvent } from '@korsa/store';
import { envelopesOf, orderKey, type RelayedEnvelope } from './envelope.js';

/** A key whose events are held back because Kafka refused one of them for good. */
export interface BlockedKey {
  readonly topic: string;
  readonly key: string;
  /** Whose events they are. */
  readonly cityCode: string;
  /** The code of the broker, e.g. `MESSAGE_TOO_LARGE`. */
  readonly reason: string;
  /** When the first of the events was committed. */
  readonly since: Date;
  /** Events that wait, the refused one among them. */
  readonly events: number;
  /** The refused event: the first of its key. */
  readonly first: {
    readonly id: string;
    readonly type: string;
    readonly sequence: number;
    /** Of the value. */
    readonly bytes: number;
  };
}

/**
 * What an operator sees and does about events that Kafka refuses. The cause is removed elsewhere (`max.message.bytes`
 * of the topic, say); then the key is released. Nothing can be left out or edited: the change it tells of has happened.
 * Works in every process of a service, whether it runs the relay or not.
 */
export class BlockedOutbox {
  private readonly envelopes: Collection<RelayedEnvelope>;

  constructor(connection: Connection) {
    this.envelopes = envelopesOf(connection);
  }

  /** The keys that are blocked now, the oldest first, at most `limit`; of the cities of `area` only, if it is given. */
  async list({ area, limit = 100 }: { area?: string; limit?: number } = {}): Promise<BlockedKey[]> {
    return this.envelopes
      .aggregate<BlockedKey>([
        { $match: { status: 'blocked', shard: { $gte: 0 } } },
        { $sort: { ord: 1, _id: 1 } },
        { $unwind: '$held' },
        { $match: area === undefined ? {} : { 'held.headers.ce_citycode': within(area) } },
        {
          $group: {
            _id: { topic: '$held.topic', key: '$held.key' },
            reason: { $first: '$reason' },
            since: { $first: '$createdAt' },
            events: { $sum: 1 },
            first: { $first: '$held' },
          },
        },
        { $sort: { since: 1 } },
        { $limit: limit },
      ])
      .map((found) => blockedKeyOf(found as unknown as FoundKey))
      .toArray();
  }

  /** Whether Kafka has refused an event of the key that is of the area, if it is given. */
  async holds(blocked: Pick<BlockedKey, 'topic' | 'key'>, area?: string): Promise<boolean> {
    const projection = { _id: 1 } as const;
    return (await this.envelopes.findOne(blockedWith(blocked, area), { projection })) !== null;
  }

  /**
   * Has the events of a key tried again, in order, when the relay looks next, in 5 s at most; it is blocked anew when
   * Kafka refuses again.
   * Returns false when the key is not blocked, or none of the area.
   */
  async release(blocked: Pick<BlockedKey, 'topic' | 'key'>, area?: string): Promise<boolean> {
    const { matchedCount } = await this.envelopes.updateMany(
      blockedWith(blocked, area),
      { $addToSet: { released: orderKey(blocked) } },
      { writeConcern: { w: 'majority' } },
    );
    return matchedCount > 0;
  }
}

function blockedWith({ topic, key }: Pick<BlockedKey, 'topic' | 'key'>, area?: string) {
  const owned = area === undefined ? {} : { 'headers.ce_citycode': within(area) };
  const held = { $elemMatch: { topic, key, ...owned } };
  return { status: 'blocked', shard: { $gte: 0 }, held } as const;
}

function within(area: string): RegExp {
  return new RegExp(`^${area.replace('.', '\\.')}(\\.|$)`);
}

interface FoundKey extends Pick<BlockedKey, 'reason' | 'since' | 'events'> {
  readonly _id: Pick<BlockedKey, 'topic' | 'key'>;
  readonly first: OutboxEvent;
}

function blockedKeyOf({ _id, reason, since, events, first }: FoundKey): BlockedKey {
  const { id, headers, value } = first;
  return {
    ..._id,
    cityCode: headers['ce_citycode'] ?? '',
    reason,
    since,
    events,
    first: {
      id,
      type: headers['ce_type'] ?? '',
      sequence: Number(headers['ce_sequence'] ?? 0),
      bytes: Buffer.byteLength(value),
    },
  };
}
