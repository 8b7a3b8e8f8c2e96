import { serviceNames, type ServiceName } from '@korsa/demo';
import { GroupProgressReader } from '@korsa/probe';
import { MongoClient } from 'mongodb';
import type { StackUnderTest } from '../history/stack.js';

/** What was still to be done at one moment. */
export interface Mark {
  /** Envelopes that were not sent, by service. */
  readonly unsent: ReadonlyMap<ServiceName, readonly string[]>;
  /** Where each partition ended that a group had not read to its end: by group, topic and partition. */
  readonly unread: ReadonlyMap<string, bigint>;
}

export interface BacklogSize {
  /** Envelopes in all outboxes that are not sent. */
  readonly unsent: number;
  /** Records that their consumer groups have not committed. */
  readonly unread: number;
  /** Where they are: group, topic and partition. */
  readonly places: readonly string[];
}

/** What waits to be published and to be consumed, seen from outside: outboxes and committed offsets, past the proxy. */
export class Backlog {
  readonly #mongo: MongoClient;
  readonly #groups: GroupProgressReader;

  constructor(private readonly stack: StackUnderTest) {
    const { mongoUrl, kafkaBrokers, topicPrefix } = stack;
    this.#mongo = new MongoClient(mongoUrl, { serverSelectionTimeoutMS: 1_000 });
    const brokers = kafkaBrokers.split(',');
    this.#groups = new GroupProgressReader({ brokers, clientId: 'korsa-chaos', topicPrefix });
  }

  /** Rejects when the broker or the database is away. */
  async size(): Promise<BacklogSize> {
    const { unsent, unread } = await this.#everything(serviceNames);
    return {
      unsent: [...unsent.values()].flat().length,
      unread: unread.reduce((sum, { behind }) => sum + behind, 0),
      places: unread.map(({ place, behind }) => `${behind} in ${place}`),
    };
  }

  /** Remembers what these services have still to do. Rejects when the broker or the database is away. */
  async mark(services: readonly ServiceName[]): Promise<Mark> {
    const { unsent, unread } = await this.#everything(services);
    return { unsent, unread: new Map(unread.map(({ place, end }) => [place, end])) };
  }

  /** Whether everything is done that was to be done then. Rejects when the broker or the database is away. */
  async isDone(mark: Mark): Promise<boolean> {
    const waiting = await Promise.all(
      [...mark.unsent].map(([service, ids]) =>
        this.#outbox(service).countDocuments({ _id: { $in: [...ids] }, status: 'pending' }),
      ),
    );
    if (waiting.some((count) => count > 0)) return false;
    const places = await this.#places([...mark.unsent.keys()]);
    return places.every(({ place, committed }) => committed >= (mark.unread.get(place) ?? -1n));
  }

  async close(): Promise<void> {
    await Promise.all([this.#mongo.close(), this.#groups.close()]);
  }

  async #everything(services: readonly ServiceName[]) {
    const unsent = await Promise.all(
      services.map(async (service) => {
        const pending = this.#outbox(service).find({ status: 'pending' });
        const ids = await pending.project<{ _id: string }>({ _id: 1 }).toArray();
        return [service, ids.map(({ _id }) => _id)] as const;
      }),
    );
    const unread = (await this.#places(services)).filter(({ behind }) => behind > 0);
    return { unsent: new Map(unsent), unread };
  }

  async #places(services: readonly ServiceName[]) {
    const places = await this.#groups.read('korsa.');
    return places
      .filter(({ group }) => services.some((service) => group.startsWith(`korsa.${service}.`)))
      .map(({ group, topic, partition, committed, end }) => ({
        place: `${group} ${topic} ${partition}`,
        committed,
        end,
        behind: Number(end - (committed < 0n ? 0n : committed)),
      }));
  }

  #outbox(service: ServiceName) {
    const database = this.#mongo.db(this.stack.database(service));
    return database.collection<{ _id: string; status: string }>('commits');
  }
}
