import type { OutboxEvent } from './outbox-event.js';

type Headers = OutboxEvent['headers'];

interface EnvelopeText {
  /** Headers that all the events have in common. */
  readonly shared: Headers;
  /** With the other headers only. */
  readonly events: readonly OutboxEvent[];
}

/**
 * The events of an envelope as one text: the relay wants all of them or none, and a text costs a fraction of as many
 * documents with 15 fields. Half of the headers are the same in events of one kind and are written once.
 */
export function toText(events: readonly OutboxEvent[]): string {
  const shared = sharedBy(events);
  const withRest = events.map((event) => ({ ...event, headers: without(shared, event.headers) }));
  return JSON.stringify({ shared, events: withRest } satisfies EnvelopeText);
}

/** The events that `toText` was given. */
export function fromText(text: string): OutboxEvent[] {
  const { shared, events } = JSON.parse(text) as EnvelopeText;
  return events.map((event) => ({ ...event, headers: { ...shared, ...event.headers } }));
}

function sharedBy([first, ...others]: readonly OutboxEvent[]): Headers {
  const shared: Record<string, string> = {};
  for (const name in first?.headers) {
    const value = first.headers[name]!;
    if (others.every(({ headers }) => headers[name] === value)) shared[name] = value;
  }
  return shared;
}

function without(shared: Headers, headers: Headers): Headers {
  const rest: Record<string, string> = {};
  for (const name in headers) if (!(name in shared)) rest[name] = headers[name]!;
  return rest;
}
