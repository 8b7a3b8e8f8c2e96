import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { AggregateStore, newCause, runWithCause, Store } from '@korsa/store';
import { closedLoop, type BenchEnvironment, type Workload } from '../workload.js';
import {
  benchPresenceAggregate,
  checkedIn,
  newPresence,
  type BenchPresence,
  type PresenceEvent,
} from './check-in.js';

const perWindow = 6_000;
const callers = 64;

/** The aggregate store alone: a state, its event and its place in the outbox, against one durable insert. */
export const storeWorkload: Workload = {
  name: 'store, 64 callers',
  floor: 'majority insertOne',
  target: 1.8,
  async prepare({ mongoUrl, prefix }: BenchEnvironment) {
    const connection = await openDatabase(mongoUrl, `${prefix}store`);
    const facts = connection.collection('facts');
    const { store, presences } = await presencesIn(connection);
    let created = 0;
    return {
      floor: () =>
        closedLoop(perWindow, callers, () =>
          facts.insertOne(
            { ...newPresence(1), _id: randomUUID() as never },
            { writeConcern: { w: 'majority' } },
          ),
        ),
      ours: () =>
        closedLoop(perWindow, callers, () => {
          const index = created++;
          return asGate(() =>
            presences.create(newPresence(index).id, () => checkedIn(newPresence(index), 1)),
          );
        }),
      async close() {
        await store.close();
        await connection.dropDatabase();
        await connection.close();
      },
    };
  },
};

export async function openDatabase(mongoUrl: string, name: string): Promise<mongoose.Connection> {
  const connection = await mongoose
    .createConnection(mongoUrl, { dbName: name, maxPoolSize: 32 })
    .asPromise();
  await connection.dropDatabase();
  return connection;
}

export async function presencesIn(connection: mongoose.Connection) {
  const clock = { now: () => new Date().toISOString() };
  const store = new Store({ connection, clock, service: 'attendance' });
  const presences = new AggregateStore<BenchPresence, PresenceEvent>(store, benchPresenceAggregate);
  await store.prepare();
  return { store, presences };
}

/** Runs a command as a gate officer of the city would cause it. */
export function asGate<T>(run: () => Promise<T>): Promise<T> {
  return runWithCause(newCause({ kind: 'request', actor: 'gate-1', area: '33.71' }), run);
}
