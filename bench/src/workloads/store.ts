import { randomUUID } from 'node:crypto';
import { closedLoop } from '../measure/closed-loop.js';
import { Lap } from '../measure/lap.js';
import { asGate, durable, freshDatabase, presencesIn } from '../scene/database.js';
import { checkedIn, newPresence } from '../scene/presence.js';
import type { Workload } from '../workload.js';

const window = { milliseconds: 1_500 };
const callers = 64;

/** The aggregate store alone: a state, its event and its place in the outbox, against one durable insert. */
export const storeWorkload: Workload = {
  rows: [
    {
      id: 'store',
      name: 'store alone, 64 callers, different aggregates',
      floor: 'driver `insertOne` with majority',
      operation: 'command',
      goals: [
        { measure: 'throughput', target: 1.8, stretch: 2.5 },
        { measure: 'cpu', target: 0.35, stretch: 0.22 },
      ],
    },
  ],
  async prepare({ mongoUrl, prefix, servers: { mongod } }) {
    const connection = await freshDatabase(mongoUrl, `${prefix}store`);
    const facts = connection.collection<{ _id: string }>('facts');
    const { store, presences } = await presencesIn(connection);
    const processes = { client: [process.pid], mongod: [mongod] };
    let created = 0;
    const measured = async (operation: () => Promise<unknown>) => {
      const lap = new Lap(processes);
      const { operations, latencies } = await closedLoop(window, callers, operation);
      return lap.end(operations, latencies);
    };
    const insert = () => facts.insertOne({ ...newPresence(1), _id: randomUUID() }, durable);
    const command = () => {
      const presence = newPresence(created++);
      return asGate(() => presences.create(presence.id, () => checkedIn(presence, 1)));
    };
    return {
      rows: { store: { floor: () => measured(insert), ours: () => measured(command) } },
      async close() {
        await store.close();
        await connection.close();
      },
    };
  },
};
