import { DeadRivals, endAbandonedTransactions } from '@korsa/store';
import type { Collection, Connection } from 'mongoose';
import type { mongo } from 'mongoose';
import type { Advancing, Taken } from '../projection/advance.js';
import type { Message, ModelDocument } from '../projection/model-document.js';

export interface ChunkResult {
  readonly messages: number;
  readonly taken: Readonly<Record<Taken, number>>;
}

/** Runs inside the transaction of a chunk, before it is written. */
export type Beside = (session: mongo.ClientSession) => Promise<void>;

const options: mongo.TransactionOptions = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority', journal: true },
  readPreference: 'primary',
};

/**
 * Stores what the messages change, in one transaction: read the documents, decide in memory, write by exact `_id`.
 * Whoever else writes one of them meets a conflict, so the marks hold among several processes; one that is dead does not
 * keep them for long. May run again.
 */
export async function writeChunk(
  connection: Connection,
  collection: Collection<ModelDocument>,
  advancing: Advancing,
  messages: readonly Message[],
  beside: Beside,
): Promise<ChunkResult> {
  const client = connection.getClient();
  const rivals = new DeadRivals(() => endAbandonedTransactions(client));
  const session = client.startSession();
  try {
    return await session.withTransaction(async () => {
      await rivals.suspect();
      await beside(session);
      return advanceAll(collection, advancing, messages, session);
    }, options);
  } finally {
    await session.endSession();
  }
}

async function advanceAll(
  collection: Collection<ModelDocument>,
  advancing: Advancing,
  messages: readonly Message[],
  session: mongo.ClientSession,
): Promise<ChunkResult> {
  const ids = [...new Set(messages.map(({ subject }) => subject))];
  const found = await collection
    .find({ _id: { $in: ids } }, { session, batchSize: ids.length + 1 })
    .toArray();
  const before = new Map<string, ModelDocument>(found.map((document) => [document._id, document]));
  const after = new Map(before);
  const taken = { applied: 0, stale: 0, held: 0 };
  for (const message of messages) {
    const advance = advancing.advance(after.get(message.subject), message);
    taken[advance.taken] += 1;
    after.set(message.subject, advance.document);
  }
  await write(collection, before, after, session);
  return { messages: messages.length, taken };
}

async function write(
  collection: Collection<ModelDocument>,
  before: ReadonlyMap<string, ModelDocument>,
  after: ReadonlyMap<string, ModelDocument>,
  session: mongo.ClientSession,
): Promise<void> {
  const changed = [...after.values()].filter((document) => document !== before.get(document._id));
  const fresh = changed.filter(({ _id }) => !before.has(_id));
  const known = changed.filter(({ _id }) => before.has(_id));
  if (fresh.length > 0) await collection.insertMany(fresh, { session, ordered: true });
  if (known.length === 0) return;
  await collection.bulkWrite(
    known.map(({ _id, ...rest }) => ({
      replaceOne: { filter: { _id }, replacement: rest },
    })),
    { session, ordered: true },
  );
}
