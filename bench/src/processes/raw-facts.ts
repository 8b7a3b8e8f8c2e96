import type { mongo } from 'mongoose';
import type { Looped } from '../measure/closed-loop.js';
import { connect, durable } from '../scene/database.js';
import { scansOf, type UploadScene } from '../scene/uploads.js';
import { serve } from './serve.js';

let facts: mongo.Collection<{ _id: string }> | undefined;
let packed: readonly { _id: string }[][] = [];

/** The floor of the upload: the same facts, inserted raw, all devices at once. */
serve({
  async open({ mongoUrl, database }: { mongoUrl: string; database: string }) {
    const connection = await connect(mongoUrl, database);
    await connection.dropDatabase();
    facts = connection.collection<{ _id: string }>('facts');
  },
  pack({ devices, ...scene }: UploadScene & { devices: number }) {
    packed = Array.from({ length: devices }, (_, device) =>
      scansOf(scene, device).map(({ scanId, ...scan }) => ({ _id: scanId, ...scan })),
    );
    return Promise.resolve(packed.length);
  },
  async send() {
    const latencies: number[] = [];
    const inserted = await Promise.all(
      packed.map(async (some) => {
        const began = performance.now();
        const result = await facts?.insertMany(some, { ordered: false, ...durable });
        latencies.push(performance.now() - began);
        return result?.insertedCount ?? 0;
      }),
    );
    return {
      operations: inserted.reduce((sum, count) => sum + count, 0),
      latencies,
    } satisfies Looped;
  },
});
