import { setImmediate as nextTurn } from 'node:timers/promises';
import type { mongo } from 'mongoose';
import { deepFreeze } from './deep-freeze.js';
import { StoreUnavailable } from './errors.js';
import { toStored, type AggregateDocument } from './group-reader.js';
import { isOutage } from './mongo-errors.js';
import type { Changed } from './recent-reads.js';
import type { StoreCollections } from './store-collections.js';
import { within } from './within.js';
import type { Stored } from './working-set.js';

/** Ids in one `find` at most: its answer should fit one batch of the wire protocol. */
const mostIds = 1_000;

/** A `find` that is not sent yet. */
interface OpenFind {
  readonly ids: Set<string>;
  readonly found: Promise<ReadonlyMap<string, Stored>>;
}

/**
 * Reads of single aggregates that are asked for in one turn of the event loop go to the database as one `find` per
 * collection. A read never joins a `find` that has been sent, so it sees whatever was stored before it was asked for.
 * Callers that ask for the same aggregate share one frozen state.
 */
export class PointReads {
  private readonly open = new Map<string, OpenFind>();

  constructor(
    private readonly collections: StoreCollections,
    private readonly deadlineMs: number,
  ) {}

  /** As a majority has it. Throws StoreUnavailable when the database does not answer in time. */
  async find(collection: string, id: string): Promise<Stored | undefined> {
    const known = this.open.get(collection);
    const find = known && known.ids.size < mostIds ? known : this.begin(collection);
    find.ids.add(id);
    return (await find.found).get(id);
  }

  private begin(collection: string): OpenFind {
    const ids = new Set<string>();
    const sent = (): void => {
      if (this.open.get(collection)?.ids === ids) this.open.delete(collection);
    };
    const find = { ids, found: this.send(collection, ids, sent) };
    this.open.set(collection, find);
    return find;
  }

  private async send(
    name: string,
    ids: ReadonlySet<string>,
    sent: () => void,
  ): Promise<ReadonlyMap<string, Stored>> {
    await nextTurn();
    sent();
    const collection = this.collections.aggregates(name);
    const documents = await this.answered(findByIds(collection, [...ids]));
    return new Map(documents.map((document) => [document._id, frozen(document)]));
  }

  /** Ids of the aggregates that were stored with a larger `ord`, as a majority has them. Throws StoreUnavailable. */
  changedSince(name: string, ord: number): Promise<readonly Changed[]> {
    const projection = { _id: 1, ord: 1 };
    const found = this.collections
      .aggregates(name)
      .find({ ord: { $gt: ord } }, { ...settled, projection })
      .toArray();
    return this.answered(found);
  }

  private async answered<T>(reading: Promise<T>): Promise<T> {
    try {
      return await within(this.deadlineMs, reading);
    } catch (error) {
      throw isOutage(error) ? new StoreUnavailable('the database is not reachable', error) : error;
    }
  }
}

/** A single id takes the server's shortest way, which `$in` does not. */
function findByIds(
  collection: mongo.Collection<AggregateDocument>,
  ids: readonly string[],
): Promise<AggregateDocument[]> {
  const filter = ids.length === 1 ? { _id: ids[0]! } : { _id: { $in: ids } };
  return collection.find(filter, { ...settled, batchSize: ids.length + 1 }).toArray();
}

const settled = { readConcern: { level: 'majority' } } as const;

function frozen(document: AggregateDocument): Stored {
  const stored = toStored(document)!;
  deepFreeze(stored.state);
  return stored;
}
