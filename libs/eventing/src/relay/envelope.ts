import { eventsIn, outboxOf, type Envelope, type OutboxEvent } from '@korsa/store';
import type { Collection, Connection } from 'mongoose';

/** The events of one group commit in one shard, as a relay keeps them until all are published. */
export interface RelayedEnvelope extends Envelope {
  /** Those of its events that could not be published: fields, because operators look for their keys. */
  readonly held?: readonly OutboxEvent[];
  /** Why it is blocked: the code of the broker. */
  readonly reason?: string;
  /** Order keys that an operator wants tried again; the relay that owns the shard does it. */
  readonly released?: readonly string[];
}

/** What is left to publish of an envelope, in order. */
export function leftOf(envelope: Pick<RelayedEnvelope, 'events' | 'held'>): readonly OutboxEvent[] {
  return envelope.held ?? eventsIn(envelope);
}

/** The envelopes that a store has written, with what a relay adds. */
export function envelopesOf(connection: Connection): Collection<RelayedEnvelope> {
  return outboxOf(connection) as unknown as Collection<RelayedEnvelope>;
}

/** Events of one key keep their order; the key of a topic is its own. */
export function orderKey({ topic, key }: Pick<OutboxEvent, 'topic' | 'key'>): string {
  return `${topic} ${key}`;
}
