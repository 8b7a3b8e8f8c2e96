import { fromText, toText } from './envelope-text.js';
import { newId } from './ids.js';
import type { OutboxEvent } from './outbox-event.js';
import { shardOf } from './shard.js';
import type { Entry } from './working-set.js';

/** One document of the outbox: the events of one group commit that share a shard, in order. */
export interface Envelope {
  readonly _id: string;
  readonly shard: number;
  /** Order inside a shard, see `nextOrd`. */
  readonly ord: number;
  readonly status: 'pending' | 'sent' | 'blocked';
  /** Made by `toText`, read by `eventsIn`. */
  readonly events: string;
  readonly createdAt: Date;
  /** Set by the relay when everything is sent: MongoDB removes the envelope then. */
  readonly expireAt?: Date;
}

/** The events in an envelope, in their order. */
export function eventsIn({ events }: Pick<Envelope, 'events'>): OutboxEvent[] {
  return fromText(events);
}

/**
 * Lamport's rule: not earlier than now, and behind every envelope that carries an event of a touched aggregate. Whatever
 * the clocks of several processes say, a later change of an aggregate sorts behind an earlier one.
 */
export function nextOrd(now: number, touched: readonly Entry[]): number {
  return touched.reduce((ord, { stored }) => Math.max(ord, (stored?.ord ?? 0) + 1), now);
}

/**
 * The envelopes of a group's events, one per shard, more where one would grow beyond `maxBytes`.
 * `lastOrd` is the largest ord given out: the touched aggregates remember it.
 */
export function toEnvelopes(
  events: readonly OutboxEvent[],
  { ord, shards, maxBytes }: { ord: number; shards: number; maxBytes: number },
): { envelopes: Envelope[]; lastOrd: number } {
  const lanes = new Map<number, OutboxEvent[][]>();
  const filled = new Map<number, number>();
  for (const event of events) {
    const shard = shardOf(event.key, shards);
    const lane = lanes.get(shard) ?? [];
    lanes.set(shard, lane);
    const size = mostBytesOf(event);
    const bytes = (filled.get(shard) ?? Infinity) + size;
    if (bytes > maxBytes) lane.push([]);
    filled.set(shard, bytes > maxBytes ? size : bytes);
    lane.at(-1)!.push(event);
  }
  const createdAt = new Date();
  const envelopes = [...lanes].flatMap(([shard, chunks]) =>
    chunks.map((chunk, index): Envelope => ({
      _id: newId(),
      shard,
      ord: ord + index,
      status: 'pending',
      events: toText(chunk),
      createdAt,
    })),
  );
  return { envelopes, lastOrd: envelopes.reduce((last, next) => Math.max(last, next.ord), ord) };
}

/** Headers, topic and ids of an event are about a kilobyte. */
const besideValue = 1_000;

/** A character takes three bytes at most: beyond ASCII it does, and one that JSON has to escape takes two or three. */
function mostBytesOf({ value }: OutboxEvent): number {
  return value.length * 3 + besideValue;
}
