import type { Connection } from 'mongoose';
import type { Check, RowDefinition } from '@korsa/performance';
import type { Looped } from '../measure/closed-loop.js';
import { Lap } from '../measure/lap.js';
import { Child } from '../processes/child.js';
import type { QuotaCall } from '../processes/quota-writer.js';
import { AggregateStore, newId, Store } from '@korsa/store';
import { asGate, freshDatabase, systemClock } from '../scene/database.js';
import { countRecorded } from '../scene/recorded.js';
import { countTold } from '../scene/told.js';
import { openSeats, seatAggregate, seatsAggregate, type Seat, type Seats } from '../scene/seats.js';
import type { PreparedRow, Workload } from '../workload.js';

const callers = 64;
const milliseconds = 1_500;
const plenty = 1_000_000_000;
const scarce = 1_000;

const goals = { 1: [1.8, 2.4], 2: [0.8, 1.0], 4: [0.4, 0.5] } as const;
const sizes = [1, 2, 4] as const;
type Size = (typeof sizes)[number];

/** One retreat's seats, wanted by 64 callers at once in one or several processes, against a bare conditional `$inc`. */
export const quotaWorkload: Workload = {
  rows: sizes.map(definitionOf),
  async prepare({ mongoUrl, prefix, servers: { mongod } }) {
    const database = `${prefix}quota`;
    const connection = await freshDatabase(mongoUrl, database);
    const seats = await seatsIn(connection);
    const file = new URL('../processes/quota-writer.ts', import.meta.url);
    const writers = Array.from({ length: Math.max(...sizes) }, () => new Child(file));
    await Promise.all(writers.map((writer) => writer.call('open', { mongoUrl, database })));
    const race = async (some: readonly Child[], what: string, id: string) => {
      const lap = new Lap({ client: some.map(({ pid }) => pid), mongod: [mongod] });
      const call: QuotaCall = { id, callers: callers / some.length, milliseconds };
      const looped = await Promise.all(some.map((writer) => writer.call<Looped>(what, call)));
      const latencies = looped.flatMap((one) => one.latencies);
      return lap.end(latencies.length, latencies);
    };
    const rowOf = async (size: Size): Promise<PreparedRow> => {
      const some = writers.slice(0, size);
      const id = await seats.open(plenty);
      let acknowledged = 0;
      return {
        floor: () => race(writers.slice(0, 1), 'increment', id),
        ours: async () => {
          const window = await race(some, 'take', id);
          acknowledged += window.operations;
          return window;
        },
        check: async () => [
          await seats.sold('seats acknowledged', id, acknowledged),
          await soldOut(seats, some),
        ],
      };
    };
    const rows: Record<string, PreparedRow> = {};
    for (const size of sizes) rows[definitionOf(size).id] = await rowOf(size);
    return {
      rows,
      async close() {
        await Promise.all(writers.map((writer) => writer.stop()));
        await seats.close();
        await connection.close();
      },
    };
  },
};

function definitionOf(size: Size): RowDefinition {
  const [target, stretch] = goals[size];
  return {
    id: `quota-${size}`,
    name: `hot quota, 64 callers, ${size} process${size === 1 ? '' : 'es'}`,
    floor: 'bare conditional `$inc`, 64 callers in one process',
    operation: 'seat',
    goals: [{ measure: 'throughput', target, stretch }],
  };
}

/** More callers than seats: exactly the quota is given out. */
async function soldOut(seats: SeatsIn, writers: readonly Child[]): Promise<Check> {
  const id = await seats.open(scarce);
  const call = { id, callers: callers / writers.length, most: scarce * 2 };
  const given = await Promise.all(writers.map((writer) => writer.call<number>('takeAll', call)));
  const sum = given.reduce((total, some) => total + some, 0);
  const check = await seats.sold(`${scarce} seats: given`, id, sum);
  return { ...check, holds: check.holds && sum === scarce };
}

type SeatsIn = Awaited<ReturnType<typeof seatsIn>>;

async function seatsIn(connection: Connection) {
  const store = new Store({ connection, clock: systemClock, service: 'registration' });
  const all = new AggregateStore<Seats>(store, seatsAggregate);
  new AggregateStore<Seat>(store, seatAggregate);
  await store.prepare();
  const counters = connection.collection<{ _id: string; quota: number; taken: number }>('counters');
  return {
    close: () => store.close(),
    async open(quota: number): Promise<string> {
      const id = newId();
      await asGate(() => all.create(id, () => openSeats(id, quota)));
      await counters.insertOne({ _id: id, quota, taken: 0 });
      return id;
    },
    /** What the callers were told, against what the database, its outbox and its records say. */
    async sold(whose: string, id: string, acknowledged: number): Promise<Check> {
      const taken = (await asGate(() => all.get(id))).taken;
      const registered = await connection
        .collection<{ retreatId: string }>('registrations')
        .countDocuments({ retreatId: id });
      const told = await eventsOf(connection, id);
      const recorded = await countRecorded(connection, id);
      const figures = [acknowledged, taken, registered, told, recorded];
      const holds = figures.every((figure) => figure === acknowledged);
      const promise = `${whose}, taken, registered, told, recorded`;
      return { promise, found: figures.join(' / '), holds };
    },
  };
}

function eventsOf(connection: Connection, retreatId: string): Promise<number> {
  return countTold(connection, ({ value }) => value.includes(`"retreatId":"${retreatId}"`));
}
