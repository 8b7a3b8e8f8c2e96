import type { mongo } from 'mongoose';
import type { StoredCounters } from './aggregate-definition.js';
import type { CommandRecord } from './dedupe.js';
import type { GroupPlan, Seen } from './decide-group.js';
import { Conflict } from './mongo-errors.js';
import type { Refusal } from './refusal.js';
import type { RememberedStates } from './remembered-states.js';
import type { DedupeRow, IdempotencyRow, StoreCollections } from './store-collections.js';
import type { Ref, State, Work } from './work.js';
import { byCollection, WorkingSet, type Stored } from './working-set.js';

/** A document of an aggregate as the driver reads it. */
export type AggregateDocument = StoredCounters & { readonly cityCode: string };

interface Sources {
  readonly collections: StoreCollections;
  readonly session: mongo.ClientSession;
  readonly remembered: RememberedStates;
}

/**
 * Loads what a group needs, one find per collection, one after the other as a transaction demands. A new aggregate is
 * taken as absent, a repeat as unlikely, and what this process remembers as unchanged: only `carefully` looks, after a
 * duplicate key said otherwise.
 */
export async function readGroup(
  works: readonly Work[],
  { collections, session, remembered }: Sources,
  carefully: boolean,
): Promise<{ set: WorkingSet; seen: Seen }> {
  const seen = carefully ? await readSeen(works, collections, session) : nothingSeen();
  const set = new WorkingSet();
  for (const [name, refs] of refsByCollection(works, carefully)) {
    const unknown = new Map(refs);
    for (const [id, ref] of carefully ? [] : refs) {
      const stored = remembered.find(ref.address);
      if (!stored) continue;
      set.load(ref, stored, true);
      unknown.delete(id);
    }
    const documents = await findByIds(collections.aggregates(name), [...unknown.keys()], session);
    const found = new Map(documents.map((document) => [document._id, document]));
    for (const [id, ref] of unknown) set.load(ref, toStored(found.get(id)));
  }
  return { set, seen };
}

/**
 * Whatever was decided on a memory and is not written is still as remembered; what is written is checked by the write.
 * Throws Conflict.
 */
export async function confirmRemembered(
  set: WorkingSet,
  { collections, session }: Sources,
): Promise<void> {
  for (const [name, entries] of byCollection(set.toConfirm())) {
    const ids = entries.map(({ ref }) => ref.id);
    const documents = await findByIds(collections.aggregates(name), ids, session, { ord: 1 });
    const ords = new Map(documents.map(({ _id, ord }) => [_id, ord]));
    if (entries.some(({ ref, stored }) => ords.get(ref.id) !== stored?.ord)) throw new Conflict();
  }
}

/**
 * Whether a call that ended in an error without looking is the repeat of one that did not: then its record has the answer.
 * A call that leaves a record meets that one when it writes its own.
 */
export async function refusesRepeat(
  { outcomes, answeredCommands }: GroupPlan,
  collections: StoreCollections,
  session: mongo.ClientSession,
): Promise<boolean> {
  const recorded = new Set(answeredCommands.map(([work]) => work));
  const refused = [...outcomes].filter(
    ([work, outcome]) => work.dedupe && 'error' in outcome && !recorded.has(work),
  );
  if (refused.length === 0) return false;
  const works = refused.map(([work]) => work);
  const { events, commands } = await readSeen(works, collections, session);
  return events.size + commands.size > 0;
}

/** The state and counters in a document. */
export function toStored(document: AggregateDocument | undefined | null): Stored | undefined {
  if (!document) return undefined;
  const { _id: id, version, sequence, ord, ...rest } = document;
  return { state: { id, ...rest } satisfies State, version, sequence, ord };
}

function refsByCollection(works: readonly Work[], carefully: boolean) {
  const collections = new Map<string, Map<string, Ref>>();
  for (const { refs } of works) {
    for (const ref of refs) {
      if (ref.presence === 'new' && !carefully) continue;
      const { collection } = ref.definition;
      const known = collections.get(collection) ?? new Map<string, Ref>();
      collections.set(collection, known.set(ref.id, ref));
    }
  }
  return collections;
}

function nothingSeen(): Seen {
  return { events: new Set(), commands: new Map() };
}

async function readSeen(
  works: readonly Work[],
  { commits }: StoreCollections,
  session: mongo.ClientSession,
): Promise<Seen> {
  const ids = works.flatMap(({ dedupe }) => (dedupe ? [dedupe.id] : []));
  const seen = nothingSeen();
  for (const row of await findByIds(commits as mongo.Collection<DedupeRow>, ids, session)) {
    if ('fingerprint' in row) seen.commands.set(row._id, recordIn(row));
    else seen.events.add(row._id);
  }
  return seen;
}

function recordIn({ fingerprint, answers, refusal }: IdempotencyRow): CommandRecord {
  return {
    fingerprint,
    answers: JSON.parse(answers) as CommandRecord['answers'],
    ...(refusal ? { refusal: JSON.parse(refusal) as Refusal } : {}),
  };
}

async function findByIds<Document extends { _id: string }>(
  collection: mongo.Collection<Document>,
  ids: readonly string[],
  session: mongo.ClientSession,
  projection: Readonly<Record<string, 1>> = {},
): Promise<mongo.WithId<Document>[]> {
  if (ids.length === 0) return [];
  const filter = { _id: { $in: ids } } as unknown as mongo.Filter<Document>;
  const reading = { projection, batchSize: ids.length + 1 };
  return collection.find(filter, { session, ...reading }).toArray();
}
