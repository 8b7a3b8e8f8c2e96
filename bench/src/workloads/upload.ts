import type { Looped } from '../measure/closed-loop.js';
import { Lap } from '../measure/lap.js';
import { startAttendance } from '../processes/attendance.js';
import { Child } from '../processes/child.js';
import { devices, participants, sessions } from '../scene/uploads.js';
import type { Workload } from '../workload.js';

const rounds = 2;
/** One window that does not count, and two in each round. */
const windows = rounds * 2 + 1;

/** Gates that were offline send what they saw all at once, against raw inserts of the same facts. */
export const uploadWorkload: Workload = {
  rows: [
    {
      id: 'upload',
      name: 'offline upload, 40 devices × 500 scans at once',
      floor: 'raw unordered `insertMany` of the same facts, 40 at once',
      operation: 'scan',
      goals: [{ measure: 'throughput', target: 0.5, stretch: 0.7 }],
    },
  ],
  async prepare(environment) {
    const { mongoUrl, prefix, servers } = environment;
    const startsAt = new Date(Date.now() - 60_000);
    const scene = { sessions, registrations: participants * windows, startsAt };
    const attendance = await startAttendance(environment, scene);
    const labels = Array.from({ length: devices }, (_, at) => `Gate ${at + 1}`);
    const gateIds = await Promise.all(labels.map((label) => attendance.gate(label)));
    const [raw, load] = ['raw-facts.ts', 'upload-load.ts'].map(
      (file) => new Child(new URL(`../processes/${file}`, import.meta.url)),
    ) as [Child, Child];
    await raw.call('open', { mongoUrl, database: `${prefix}raw` });
    const sent = async (sender: Child, processes: Record<string, (number | undefined)[]>) => {
      const lap = new Lap({ ...processes, mongod: [servers.mongod] });
      const { operations, latencies } = await sender.call<Looped>('send', {});
      return lap.end(operations, latencies);
    };
    let from = 0;
    const scannedAt = startsAt.toISOString();
    return {
      rows: {
        upload: {
          mostRounds: rounds,
          floor: async () => {
            await raw.call('pack', { from: 0, scannedAt, devices });
            return sent(raw, { client: [raw.pid] });
          },
          ours: async () => {
            await load.call('pack', { from, scannedAt, gateIds, url: attendance.api.url });
            from += participants;
            return sent(load, { server: [attendance.api.pid], load: [load.pid] });
          },
        },
      },
      async close() {
        await Promise.all([raw.stop(), load.stop(), attendance.stop()]);
      },
    };
  },
};
