import type { Connection, mongo } from 'mongoose';
import { outboxOf, type StoreCollections } from './store-collections.js';

/** The part of a mongoose model that preparing needs. */
interface Indexed {
  readonly collection: { readonly name: string };
  createIndexes(): Promise<unknown>;
}

interface OutboxSettings {
  readonly _id: string;
  readonly shards: number;
}

const namespaceExists = 48;

/**
 * Creates what is missing: collections and indexes of the aggregates, commits, settings. May run any
 * number of times and in several processes at once. Throws when the database is no replica set, when an index
 * has changed its options, when the number of shards changed while envelopes are pending.
 */
export async function prepareDatabase(
  connection: Connection,
  collections: StoreCollections,
  models: readonly Indexed[],
  shards: number,
): Promise<void> {
  await refuseStandalone(connection);
  for (const model of models) {
    await createCollection(connection, model.collection.name);
    await model.createIndexes();
  }
  for (const { collectionName } of [collections.commits, settingsOf(connection)])
    await createCollection(connection, collectionName);
  await collections.commits.createIndexes([
    { key: { shard: 1, ord: 1 }, partialFilterExpression: { status: 'pending' } },
    forgetting,
  ]);
  await agreeOnShards(connection, shards);
}

/** `expireAt` is set per document (of an envelope only once it is sent), so retention can change without an index. */
const forgetting: mongo.IndexDescription = {
  key: { expireAt: 1 },
  expireAfterSeconds: 0,
  partialFilterExpression: { expireAt: { $exists: true } },
};

async function refuseStandalone(connection: Connection): Promise<void> {
  const hello = await connection.getClient().db('admin').command({ hello: 1 });
  if (!hello['setName'] && hello['msg'] !== 'isdbgrid')
    throw new Error('MongoDB must be a replica set (one member is enough): transactions need one.');
}

async function createCollection(connection: Connection, name: string): Promise<void> {
  try {
    await connection.createCollection(name);
  } catch (error) {
    if ((error as { code?: unknown }).code !== namespaceExists) throw error;
  }
}

function settingsOf(connection: Connection) {
  return connection.collection<OutboxSettings>('settings');
}

/** Another number would send later events of an aggregate through another lane, past those that wait in the old one. */
async function agreeOnShards(connection: Connection, shards: number): Promise<void> {
  const settings = settingsOf(connection);
  const write = { writeConcern: { w: 'majority' } } as const;
  const before = await settings.findOneAndUpdate(
    { _id: 'outbox' },
    { $setOnInsert: { shards } },
    { ...write, upsert: true },
  );
  if (!before || before.shards === shards) return;
  if (await outboxOf(connection).findOne({ status: { $in: ['pending', 'blocked'] } }))
    throw new Error(
      `The outbox has ${before.shards} shards and holds events that are not sent. Start with ${before.shards}, let the relay finish, then change to ${shards}.`,
    );
  await settings.updateOne({ _id: 'outbox', shards: before.shards }, { $set: { shards } }, write);
}
