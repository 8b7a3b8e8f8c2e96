import type { Waiting } from './outbox.js';

const most = { envelopes: 512, events: 4_096, bytes: 4_000_000 };

/** How many envelopes a lane reads before it knows how large they are. */
export const firstTurn = 32;

/**
 * How many envelopes to read next, when they are like these: enough to fill sends and share a mark, never so many that
 * large ones fill the memory.
 */
export function nextTurn(envelopes: readonly Waiting[]): number {
  let events = 0;
  let bytes = 0;
  for (const envelope of envelopes) {
    events += envelope.events.length;
    for (const { value } of envelope.events) bytes += value.length;
  }
  if (envelopes.length === 0) return firstTurn;
  const byEvents = (most.events / Math.max(1, events)) * envelopes.length;
  const byBytes = (most.bytes / Math.max(1, bytes)) * envelopes.length;
  return Math.max(1, Math.floor(Math.min(most.envelopes, byEvents, byBytes)));
}
