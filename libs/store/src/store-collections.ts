import type { Connection, mongo } from 'mongoose';
import type { AggregateDocument } from './group-reader.js';
import type { Envelope } from './outbox-envelopes.js';

/**
 * Where group commits leave what they write beside the states: events to publish, handled events, answered commands.
 * One collection for the three, so that a commit writes them in one round trip (ADR 0024).
 */
const commits = 'commits';

/** An event delivery whose effect is stored. */
export interface InboxRow {
  readonly _id: string;
  readonly area: string;
  readonly receivedAt: Date;
  readonly expireAt: Date;
}

/** The answer to a command with an Idempotency-Key. */
export interface IdempotencyRow {
  readonly _id: string;
  readonly area: string;
  readonly fingerprint: string;
  /** Of a `CommandRecord`, as JSON: nobody looks into them, and one text costs a fraction of many fields. */
  readonly answers: string;
  /** The `Refusal` of a command that was refused, as JSON. */
  readonly refusal?: string;
  readonly expireAt: Date;
}

/** What recognises a repeat, by the id of its key. */
export type DedupeRow = InboxRow | IdempotencyRow;

/** The collections of a store: its own, and those of the models that were registered. */
export class StoreCollections {
  readonly commits: mongo.Collection<Envelope | DedupeRow>;
  private readonly byName = new Map<string, mongo.Collection<AggregateDocument>>();

  constructor(private readonly connection: Connection) {
    this.commits = collectionOf(connection, commits);
  }

  /** The collection of a registered aggregate. */
  aggregates(name: string): mongo.Collection<AggregateDocument> {
    const known = this.byName.get(name);
    if (known) return known;
    const collection = collectionOf<AggregateDocument>(this.connection, name);
    this.byName.set(name, collection);
    return collection;
  }
}

/** The outbox: of what commits left, the documents with a `shard`. Only these have a `status`. */
export function outboxOf(connection: Connection): mongo.Collection<Envelope> {
  return collectionOf(connection, commits);
}

/** The same collection object that the mongoose models use. */
function collectionOf<Document extends mongo.Document>(
  connection: Connection,
  name: string,
): mongo.Collection<Document> {
  return connection.collection<Document>(name);
}
