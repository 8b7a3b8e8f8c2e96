import type { Connection, mongo } from 'mongoose';
import type { StoreCollections } from './store-collections.js';

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
 * Creates what is missing: collections and indexes of the aggregates, outbox, inbox, idempotency, settings. May run any
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
  for (const name of ['outbox', 'inbox', 'idempotency', 'settings'])
    await createCollection(connection, name);
  await collections.outbox.createIndexes([
    { key: { shard: 1, ord: 1 }, partialFilterExpression: { status: 'pending' } },
    forgetting,
  ]);
  await collections.inbox.createIndexes([forgetting]);
  await collections.idempotency.createIndexes([forgetting]);
  await agreeOnShards(connection, collections, shards);
}

/** `expireAt` is set per document (in the outbox only once it is sent), so retention can change without an index. */
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

/** Another number would send later events of an aggregate through another lane, past those that wait in the old one. */
async function agreeOnShards(
  connection: Connection,
  { outbox }: StoreCollections,
  shards: number,
): Promise<void> {
  const settings = connection.collection<OutboxSettings>('settings');
  const write = { writeConcern: { w: 'majority' } } as const;
  const before = await settings.findOneAndUpdate(
    { _id: 'outbox' },
    { $setOnInsert: { shards } },
    { ...write, upsert: true },
  );
  if (!before || before.shards === shards) return;
  if (await outbox.findOne({ status: { $ne: 'sent' } }))
    throw new Error(
      `The outbox has ${before.shards} shards and holds events that are not sent. Start with ${before.shards}, let the relay finish, then change to ${shards}.`,
    );
  await settings.updateOne({ _id: 'outbox', shards: before.shards }, { $set: { shards } }, write);
}
