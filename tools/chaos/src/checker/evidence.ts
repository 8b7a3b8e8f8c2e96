import { distinctEvents, type StreamEvent, type StreamRecord } from '@korsa/demo';
import type { Entry } from '../history/history.js';

/** A document as MongoDB has it; an aggregate has counters. */
export interface StoredDocument {
  readonly _id: string;
  readonly sequence?: number;
  readonly [field: string]: unknown;
}

/** Something that waits for a person or for nobody, where nothing may wait. */
export interface Leftover {
  readonly what: string;
  readonly count: number;
}

/** Everything that a verdict is based on: what was said, what is on the topics, what is stored. */
export interface Evidence {
  readonly entries: readonly Entry[];
  /** Of every event topic, in offset order within each partition. */
  readonly records: readonly StreamRecord[];
  /** By service and collection: `registration.registrations`. */
  readonly documents: ReadonlyMap<string, readonly StoredDocument[]>;
  readonly leftovers: readonly Leftover[];
}

/** The events on the topics, each id once: redelivery on the wire is allowed. */
export function eventsOf(records: Evidence['records']): StreamEvent[] {
  return distinctEvents(records);
}

/** The events of each aggregate of a topic, in order, each id once. */
export function byAggregate(
  events: readonly StreamEvent[],
  topic: string,
): Map<string, StreamEvent[]> {
  const own = events.filter((event) => event.topic === topic);
  return Map.groupBy(own, ({ subject }) => subject);
}

/** The documents of a collection by id; none when the collection is missing. */
export function documentsOf(
  { documents }: Pick<Evidence, 'documents'>,
  collection: string,
): ReadonlyMap<string, StoredDocument> {
  return new Map((documents.get(collection) ?? []).map((document) => [document._id, document]));
}
