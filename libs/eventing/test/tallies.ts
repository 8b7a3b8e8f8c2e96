import { keep, type AggregateState, type Clock } from '@korsa/domain';
import { AggregateStore, defineAggregate, Store } from '@korsa/store';
import type { Connection } from 'mongoose';

/** What a service learnt of a thing: its labels in the order they came. */
interface Tally extends AggregateState {
  readonly labels: readonly string[];
}

const tally = defineAggregate<Tally>({
  name: 'tally',
  collection: 'tallies',
  fields: { labels: [String] },
});

const clock: Clock = { now: () => '2025-11-05T01:00:00.000Z' };

/** A private aggregate in a real store, as handlers of services use it. */
export class Tallies extends AggregateStore<Tally> {
  private constructor(
    store: Store,
    private readonly connection: Connection,
  ) {
    super(store, tally);
  }

  static async open(connection: Connection): Promise<Tallies> {
    const store = new Store({ connection, clock, service: 'testing' });
    const tallies = new Tallies(store, connection);
    await store.prepare();
    return tallies;
  }

  async note(id: string, label: string): Promise<void> {
    await this.changeOrCreate(id, (known = { id, cityCode: '33.71', labels: [] }) =>
      keep({ ...known, labels: [...known.labels, label] }),
    );
  }

  /** All labels by id, as MongoDB has them. */
  async all(): Promise<Record<string, string[]>> {
    const documents = await this.connection.collection('tallies').find({}).toArray();
    return Object.fromEntries(
      documents.map((one) => [String(one._id), one['labels'] as string[]] as const),
    );
  }
}
