import { presenceTopic } from '@korsa/contracts';
import { databaseOf } from '@korsa/demo';
import type { Looped } from '../measure/closed-loop.js';
import { Lap } from '../measure/lap.js';
import { startAttendance } from '../processes/attendance.js';
import type { CheckInLoad } from '../processes/check-in-load.js';
import { Child } from '../processes/child.js';
import { connect } from '../scene/database.js';
import { countTold } from '../scene/told.js';
import type { Workload } from '../workload.js';

const scene = { sessions: 30, registrations: 4_000 };
/** Doors open a while before a session begins. */
const startsInMs = 10 * 60_000;
const floor = 'bare fastify + one majority `insertOne`, in a process of its own';

/** A complete check-in (identity, validation, dedupe, aggregate, event; durable) against a bare route with one insert. */
export const checkInWorkload: Workload = {
  rows: [
    {
      id: 'check-in-64',
      name: 'check-in over HTTP, 64 connections',
      floor,
      operation: 'check-in',
      goals: [
        { measure: 'throughput', target: 1.4, stretch: 2.0 },
        { measure: 'cpu', target: 0.45, stretch: 0.35 },
      ],
    },
    {
      id: 'check-in-1',
      name: 'check-in over HTTP, 1 connection',
      floor,
      operation: 'check-in',
      goals: [
        { measure: 'throughput', target: 0.35, stretch: 0.5 },
        { measure: 'addedP50', target: 2.5, stretch: 1.5 },
      ],
    },
  ],
  async prepare(environment) {
    const { mongoUrl, prefix, servers } = environment;
    const startsAt = new Date(Date.now() + startsInMs);
    const attendance = await startAttendance(environment, { ...scene, startsAt });
    const gateId = await attendance.gate('Bench');
    const [bare, load] = ['bare-server.ts', 'check-in-load.ts'].map(
      (file) => new Child(new URL(`../processes/${file}`, import.meta.url)),
    ) as [Child, Child];
    const bareUrl = await bare.call<string>('listen', { mongoUrl, database: `${prefix}bare` });
    const fire = async (url: string, pid: number | undefined, given: Omit<CheckInLoad, 'url'>) => {
      const lap = new Lap({ server: [pid], mongod: [servers.mongod], load: [load.pid] });
      const fired = await load.call<Looped>('fire', { url, ...given });
      return lap.end(fired.operations, fired.latencies, fired.tailMs);
    };
    let next = 0;
    let acknowledged = 0;
    const row = (connections: number, operations: number) => {
      const common = { connections, operations, gateId, registrations: scene.registrations };
      return {
        mostRounds: 6,
        floor: () => fire(bareUrl, bare.pid, { ...common, from: 0 }),
        ours: async () => {
          const from = next;
          next += operations;
          const window = await fire(attendance.api.url, attendance.api.pid, { ...common, from });
          acknowledged += window.operations;
          return window;
        },
        check: async () => {
          const told = await toldCheckIns(mongoUrl, databaseOf('attendance', prefix));
          const found = `${acknowledged} / ${told}`;
          const promise = 'check-ins acknowledged, and told by the outbox';
          return [{ promise, found, holds: told === acknowledged }];
        },
      };
    };
    return {
      rows: { 'check-in-64': row(64, 6_400), 'check-in-1': row(1, 800) },
      async close() {
        await Promise.all([bare.stop(), load.stop(), attendance.stop()]);
      },
    };
  },
};

/** No worker runs: everything that was written still waits. */
async function toldCheckIns(mongoUrl: string, database: string): Promise<number> {
  const connection = await connect(mongoUrl, database, 2);
  try {
    return await countTold(
      connection,
      ({ headers }) => headers['ce_type'] === presenceTopic.CheckedIn.type,
    );
  } finally {
    await connection.close();
  }
}
