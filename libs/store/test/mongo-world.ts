import type { Connection } from 'mongoose';
import type { Clock } from '@korsa/domain';
import { AggregateStore, Store, type OutboxEvent, type StoreOptions } from '../src/index.js';
import { eventsIn, type Envelope } from '../src/outbox-envelopes.js';
import { outboxOf } from '../src/store-collections.js';
import {
  hallAggregate,
  noteAggregate,
  ticketAggregate,
  type Hall,
  type HallEvent,
  type Note,
  type Ticket,
  type TicketEvent,
} from './seats.js';
import type { World } from './world.js';

export const systemClock: Clock = { now: () => new Date().toISOString() };

export type MongoWorld = World & {
  readonly store: Store;
  readonly connection: Connection;
  /** Pending envelopes as a relay reads them: one snapshot, by shard and ord. */
  pending(): Promise<Envelope[]>;
};

/** A prepared store with the aggregates of the test domain. Two of them on one database are two processes. */
export async function mongoWorld(
  connection: Connection,
  options: Partial<StoreOptions> = {},
): Promise<MongoWorld> {
  const store = new Store({ connection, clock: systemClock, service: 'registration', ...options });
  const halls = new AggregateStore<Hall, HallEvent>(store, hallAggregate);
  const tickets = new AggregateStore<Ticket, TicketEvent>(store, ticketAggregate);
  const notes = new AggregateStore<Note>(store, noteAggregate);
  await store.prepare();
  const pending = () => pendingOf(connection);
  const published = async (): Promise<OutboxEvent[]> => (await pending()).flatMap(eventsIn);
  const hallCounters = async (id: string) => {
    const document = await connection
      .collection<{ _id: string; version: number; sequence: number }>('halls')
      .findOne({ _id: id });
    return document ? { version: document.version, sequence: document.sequence } : undefined;
  };
  return {
    store,
    connection,
    halls,
    tickets,
    notes,
    group: store,
    pending,
    published,
    hallCounters,
  };
}

export function pendingOf(connection: Connection): Promise<Envelope[]> {
  return outboxOf(connection)
    .find({ status: 'pending' }, { readConcern: { level: 'snapshot' } })
    .sort({ shard: 1, ord: 1 })
    .toArray();
}
