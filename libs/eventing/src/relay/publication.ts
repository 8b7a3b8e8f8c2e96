import type { OutboxEvent } from '@korsa/store';
import { RecordRejected } from '../driver/errors.js';
import { orderKey } from './envelope.js';

type Send = (events: readonly OutboxEvent[]) => Promise<void>;

/** Keys whose events are held back, with the broker's reason. */
export type BlockedKeys = Map<string, string>;

/**
 * Publishes events in order and returns those that were held back: an event that the broker refuses for good adds its
 * key to `blocked`, and later events of a blocked key stay behind it. Everything else is acknowledged.
 * Other errors reject; the caller tries again from the same place.
 */
export async function publishInOrder(
  events: readonly OutboxEvent[],
  blocked: BlockedKeys,
  send: Send,
): Promise<OutboxEvent[]> {
  const held = events.filter((event) => blocked.has(orderKey(event)));
  const allowed = events.filter((event) => !blocked.has(orderKey(event)));
  try {
    if (allowed.length > 0) await send(allowed);
    return held;
  } catch (error) {
    if (!(error instanceof RecordRejected)) throw error;
    return [...held, ...(await withoutRefused(allowed, error.reason, blocked, send))];
  }
}

/** Finds the refused event by halves. What was written already is written again, which consumers notice. */
async function withoutRefused(
  events: readonly OutboxEvent[],
  reason: string,
  blocked: BlockedKeys,
  send: Send,
): Promise<OutboxEvent[]> {
  const [first] = events;
  if (first && events.length === 1) {
    blocked.set(orderKey(first), reason);
    return [first];
  }
  const middle = Math.ceil(events.length / 2);
  return [
    ...(await publishInOrder(events.slice(0, middle), blocked, send)),
    ...(await publishInOrder(events.slice(middle), blocked, send)),
  ];
}
