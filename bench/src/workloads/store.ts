import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Check } from '@korsa/performance';
import { closedLoop } from '../measure/closed-loop.js';
import { Lap } from '../measure/lap.js';
import { asGateCommand, durable, freshDatabase, presencesIn } from '../scene/database.js';
import { checkedIn, newPresence } from '../scene/presence.js';
import { countRecorded } from '../scene/recorded.js';
import { countTold } from '../scene/told.js';
import type { Workload } from '../workload.js';

const window = { milliseconds: 1_500 };
const callers = 64;

/** The aggregate store alone: a state, its event in the outbox and the record of its key, against one durable insert. */
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
      return asGateCommand('/v1/check-ins', { registrationId: presence.id }, () =>
        presences.create(presence.id, () => checkedIn(presence, 1)),
      );
    };
    let acknowledged = 0;
    const ours = async () => {
      const window = await measured(command);
      acknowledged += window.operations;
      return window;
    };
    const check = async () => [await wholeWork(connection, acknowledged)];
    return {
      rows: { store: { floor: () => measured(insert), ours, check } },
      async close() {
        await store.close();
        await connection.close();
      },
    };
  },
};

/** A command that left out its event or its record would be quick. */
async function wholeWork(connection: Connection, acknowledged: number): Promise<Check> {
  const stored = await connection.collection('presences').countDocuments();
  const told = await countTold(connection, () => true);
  const figures = [acknowledged, stored, told, await countRecorded(connection)];
  return {
    promise: 'commands acknowledged, stored, told, recorded',
    found: figures.join(' / '),
    holds: figures.every((figure) => figure === acknowledged),
  };
}
