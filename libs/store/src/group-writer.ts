import type { mongo } from 'mongoose';
import type { GroupPlan } from './decide-group.js';
import { changedFields } from './changed-fields.js';
import { AlreadyThere, Conflict, duplicateKey, Taken } from './mongo-errors.js';
import { nextOrd, toEnvelopes } from './outbox-envelopes.js';
import type { DedupeRow, StoreCollections } from './store-collections.js';
import { byCollection, type Entry, type WorkingSet } from './working-set.js';
import type { AggregateDocument } from './group-reader.js';

export interface WriteOptions {
  readonly shards: number;
  readonly maxEnvelopeBytes: number;
  readonly inboxRetentionMs: number;
  readonly idempotencyRetentionMs: number;
  /** The system's clock in ms: `ord` and expiry are technical times, never simulated. */
  readonly wallClock: () => number;
}

interface Written {
  /** Outbox shards that have new envelopes. */
  readonly shards: readonly number[];
  /** That of all aggregates that were written. */
  readonly ord: number;
}

/**
 * Writes a decided group with a handful of operations, one after the other.
 * Throws AlreadyThere, Taken, Conflict, or what the driver throws.
 */
export async function writeGroup(
  plan: GroupPlan,
  set: WorkingSet,
  collections: StoreCollections,
  session: mongo.ClientSession,
  options: WriteOptions,
): Promise<Written> {
  const entries = set.toWrite();
  const ord = nextOrd(options.wallClock(), entries);
  const { shards, maxEnvelopeBytes: maxBytes } = options;
  const { envelopes, lastOrd } = toEnvelopes(set.events, { ord, shards, maxBytes });
  const documents = [...dedupeRows(plan, options), ...envelopes];
  await insertUnlessThere(collections.commits, documents, session);
  for (const [name, some] of byCollection(entries))
    await writeAggregates(collections.aggregates(name), some, lastOrd, session);
  return { shards: [...new Set(envelopes.map(({ shard }) => shard))], ord: lastOrd };
}

function dedupeRows(
  { handledEvents, answeredCommands }: GroupPlan,
  { inboxRetentionMs, idempotencyRetentionMs, wallClock }: WriteOptions,
): DedupeRow[] {
  const now = wallClock();
  const receivedAt = new Date(now);
  const forgetEvent = new Date(now + inboxRetentionMs);
  const forgetCommand = new Date(now + idempotencyRetentionMs);
  return [
    ...handledEvents.map(({ dedupe, cause: { area } }) => ({
      _id: dedupe!.id,
      area,
      receivedAt,
      expireAt: forgetEvent,
    })),
    ...answeredCommands.map(([{ dedupe, cause }, { fingerprint, answers, refusal }]) => ({
      _id: dedupe!.id,
      area: cause.area,
      fingerprint,
      answers: JSON.stringify(answers),
      ...(refusal ? { refusal: JSON.stringify(refusal) } : {}),
      expireAt: forgetCommand,
    })),
  ];
}

async function insertUnlessThere<Document extends mongo.Document>(
  collection: mongo.Collection<Document>,
  documents: mongo.OptionalUnlessRequiredId<Document>[],
  session: mongo.ClientSession,
): Promise<void> {
  if (documents.length === 0) return;
  try {
    await collection.insertMany(documents, { session, ignoreUndefined: true });
  } catch (error) {
    throw duplicateKey(error) ? new AlreadyThere() : error;
  }
}

/** New ones first, so that the driver needs two commands at most. */
async function writeAggregates(
  collection: mongo.Collection<AggregateDocument>,
  entries: readonly Entry[],
  ord: number,
  session: mongo.ClientSession,
): Promise<void> {
  const fresh = entries.filter(({ stored }) => !stored);
  const known = entries.filter(({ stored }) => stored);
  const operations: mongo.AnyBulkWriteOperation<AggregateDocument>[] = [
    ...fresh.map((entry) => ({ insertOne: { document: toDocument(entry, ord) } })),
    ...known.map((entry) => ({ updateOne: toUpdate(entry, ord) })),
  ];
  try {
    const { matchedCount } = await collection.bulkWrite(operations, {
      session,
      ordered: true,
      ignoreUndefined: true,
    });
    if (matchedCount !== known.length) throw new Conflict();
  } catch (error) {
    const duplicate = duplicateKey(error);
    if (!duplicate) throw error;
    if (duplicate.index === '_id_') throw new AlreadyThere();
    const { ref } = [...fresh, ...known][duplicate.position]!;
    throw new Taken(ref.definition.name, ref.address, duplicate.index);
  }
}

function toDocument({ state, version, sequence }: Entry, ord: number): AggregateDocument {
  const { id, cityCode, ...rest } = state!;
  return { _id: id, cityCode, version, sequence, ord, ...rest };
}

/**
 * What was read needs no version in its filter: it was read in the snapshot of this transaction, so MongoDB refuses the
 * write (WriteConflict) when anybody has changed it since. A version would be checked against that same snapshot and cost
 * a third of the write. What was remembered is found only as it was then: each write of an aggregate has another `ord`.
 */
function toUpdate(
  { ref, state, stored, remembered, version, sequence }: Entry,
  ord: number,
): { filter: mongo.Filter<AggregateDocument>; update: mongo.UpdateFilter<AggregateDocument> } {
  const { set, unset } = changedFields(stored!.state, state!);
  const $set = { ...set, version, sequence, ord };
  const update = Object.keys(unset).length > 0 ? { $set, $unset: unset } : { $set };
  return { filter: remembered ? { _id: ref.id, ord: stored!.ord } : { _id: ref.id }, update };
}
