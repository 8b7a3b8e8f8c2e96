import type { Collection, Connection } from 'mongoose';
import { pause } from '../../driver/back-off.js';
import { modelCollection } from '../following/model-collection.js';
import type { ModelDocument } from '../projection/model-document.js';
import { differencesOf, verdictOn, type Difference, type Verdict } from './compare-documents.js';

export interface DifferingDocument {
  readonly _id: string;
  readonly verdict: Exclude<Verdict, 'same'>;
  readonly differences: readonly Difference[];
}

export interface Comparison {
  readonly live: number;
  readonly built: number;
  readonly same: number;
  /** From the same events, something else. */
  readonly different: number;
  /** Still not at the same events when patience ended. */
  readonly behind: number;
  /** The first of both. */
  readonly examples: readonly DifferingDocument[];
}

interface CompareOptions {
  readonly connection: Connection;
  readonly live: string;
  readonly built: string;
  /** How long documents may take to come to the same events while both versions follow the topics. */
  readonly patienceMs: number;
  /** Throws to end the comparison. */
  readonly check: () => void;
}

type Doubt = Exclude<Verdict, 'same'>;

const mostExamples = 10;
const mostPaths = 5;
const readAtOnce = 500;

/**
 * Compares two versions of a read model, document by document and hash by hash, while both go on. Documents that are
 * not at the same events yet are looked at again until they are.
 */
export async function compareVersions(options: CompareOptions): Promise<Comparison> {
  const live = modelCollection(options.connection, options.live);
  const built = modelCollection(options.connection, options.built);
  const ids = await allIds(live, built);
  let doubtful = await judge(live, built, ids, options.check);
  const deadline = performance.now() + options.patienceMs;
  while (has(doubtful, 'behind') && performance.now() < deadline) {
    await pause(250);
    doubtful = await judge(live, built, [...doubtful.keys()], options.check);
  }
  const verdicts = [...doubtful.values()];
  const examples = [...doubtful].sort(differentFirst).slice(0, mostExamples);
  return {
    live: await live.countDocuments(),
    built: await built.countDocuments(),
    same: ids.length - doubtful.size,
    different: verdicts.filter((verdict) => verdict === 'different').length,
    behind: verdicts.filter((verdict) => verdict === 'behind').length,
    examples: await Promise.all(examples.map(([id, verdict]) => example(live, built, id, verdict))),
  };
}

async function allIds(...collections: readonly Collection<ModelDocument>[]): Promise<string[]> {
  const ids = new Set<string>();
  for (const collection of collections) {
    for await (const { _id } of collection.find({}, { projection: { _id: 1 } })) ids.add(_id);
  }
  return [...ids].sort();
}

async function judge(
  live: Collection<ModelDocument>,
  built: Collection<ModelDocument>,
  ids: readonly string[],
  check: () => void,
): Promise<Map<string, Doubt>> {
  const doubtful = new Map<string, Doubt>();
  for (let at = 0; at < ids.length; at += readAtOnce) {
    check();
    const some = ids.slice(at, at + readAtOnce);
    const [left, right] = [await byId(live, some), await byId(built, some)];
    for (const id of some) {
      const verdict = verdictOn(left.get(id), right.get(id));
      if (verdict !== 'same') doubtful.set(id, verdict);
    }
  }
  return doubtful;
}

async function byId(
  collection: Collection<ModelDocument>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ModelDocument>> {
  const found = await collection.find({ _id: { $in: [...ids] } }).toArray();
  return new Map(found.map((document) => [document._id, document]));
}

async function example(
  live: Collection<ModelDocument>,
  built: Collection<ModelDocument>,
  _id: string,
  verdict: Doubt,
): Promise<DifferingDocument> {
  const [left, right] = await Promise.all([live.findOne({ _id }), built.findOne({ _id })]);
  const differences = differencesOf(left ?? undefined, right ?? undefined, mostPaths);
  return { _id, verdict, differences };
}

function has(doubtful: ReadonlyMap<string, Doubt>, verdict: Doubt): boolean {
  return [...doubtful.values()].includes(verdict);
}

function differentFirst([, a]: readonly [string, Doubt], [, b]: readonly [string, Doubt]): number {
  return Number(b === 'different') - Number(a === 'different');
}
