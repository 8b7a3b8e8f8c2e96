import {
  decodeEnvelope,
  headersRead,
  readEvent,
  type ReceivedEvent,
  type WireMessage,
} from '@korsa/contracts';
import type { IncomingRecord } from '../driver/driver.js';
import type { GroupHandlers, Handler } from './handlers.js';

/** What a record turns out to be for a group. */
export type Reading =
  /** An event that the group handles. */
  | { readonly kind: 'event'; readonly handler: Handler; readonly event: ReceivedEvent }
  /** An event type that the group does not handle. */
  | { readonly kind: 'other' }
  /** An event of a handled type that breaks its contract: later events of its key may build on it. */
  | { readonly kind: 'broken'; readonly handler: Handler; readonly reason: string }
  /** No event of ours. */
  | { readonly kind: 'foreign'; readonly reason: string };

/** Reads a record by the contract of its type. Never throws. */
export function readRecord(record: IncomingRecord, handlers: GroupHandlers): Reading {
  const type = record.headers['ce_type']?.toString();
  if (!type) return { kind: 'foreign', reason: 'it has no ce_type' };
  const handler = handlers.byType.get(type);
  if (!handler) return { kind: 'other' };
  const wire = wireOf(record, headersRead);
  if (!wire.headers['ce_id'] || !wire.key)
    return { kind: 'foreign', reason: 'it has no ce_id or no key' };
  try {
    const { event } = decodeEnvelope(wire);
    return { kind: 'event', handler, event: readEvent(handler.definition, event) };
  } catch (error) {
    return { kind: 'broken', handler, reason: error instanceof Error ? error.message : 'unknown' };
  }
}

/** The record as text, as the contract reads it; of its headers those in `names`. */
export function wireOf(
  { key, headers, value }: IncomingRecord,
  names: readonly string[],
): WireMessage {
  const texts: Record<string, string> = {};
  for (const name of names) {
    const bytes = headers[name];
    if (bytes !== undefined) texts[name] = bytes.toString();
  }
  return { key: key?.toString() ?? '', headers: texts, value: value?.toString() ?? null };
}
