import type { Collection } from 'mongoose';
import { Registry } from 'prom-client';
import { presenceTopic } from '@korsa/contracts';
import { defineProjection, openDriver, rebuild, silentLogger } from '@korsa/eventing';
import type { Check } from '@korsa/performance';
import { eventually } from '@korsa/testing';
import { freshDatabase } from '../scene/database.js';
import { kafkaOf, wireName } from '../scene/kafka.js';
import { rawProjection, type ProjectedPresence } from '../scene/raw-projection.js';
import { Reading } from '../scene/reading.js';
import { checkInRecords, fillTopic } from '../scene/records.js';
import type { Workload } from '../workload.js';

const eventsPerKey = 20;
const fullEvents = 1_000_000;

interface Summary {
  readonly checkIns: number;
  readonly lastSession: string;
}

/** A read model built from the whole topic, beside a raw upsert per event. */
export const rebuildWorkload: Workload = {
  rows: [
    {
      id: 'rebuild',
      name: 'projection rebuild',
      floor: 'kafkajs `eachBatch` + one raw ordered `bulkWrite` per 500 messages',
      operation: 'event',
      goals: [{ measure: 'throughput', target: 0.5, stretch: 0.75 }],
      fullSize: sizeOf(fullEvents),
    },
  ],
  async prepare(environment) {
    const { mongoUrl, prefix, servers, full } = environment;
    const events = full ? fullEvents : 60_000;
    const kafka = kafkaOf(environment, 'rebuild');
    await fillTopic(kafka, presenceTopic, checkInRecords(events, events / eventsPerKey));
    const connection = await freshDatabase(mongoUrl, `${prefix}rebuild`);
    const driver = openDriver(kafka, silentLogger);
    const processes = { client: [process.pid], mongod: [servers.mongod], broker: [servers.broker] };
    const topic = wireName(kafka, presenceTopic);
    let window = 0;
    let built: Check | undefined;
    return {
      rows: {
        rebuild: {
          size: sizeOf(events),
          mostRounds: full ? 1 : 2,
          floor: async () => {
            const reading = new Reading(events, processes);
            const target = connection.collection<ProjectedPresence>(`floor${window++}`);
            const source = { brokers: kafka.brokers, topic, group: `${topic}.${target.name}` };
            const consumer = await rawProjection(source, target, reading);
            const result = await reading.finished;
            await consumer.close();
            await target.drop();
            return result;
          },
          ours: async () => {
            const reading = new Reading(events, processes);
            const name = `check-ins-${window++}`;
            const registry = new Registry();
            const rebuilding = rebuild(
              {
                service: 'bench',
                projection: checkInsProjection(name, () => reading.begins()),
                driver,
                connection,
                registry,
                logger: silentLogger,
                topics: [presenceTopic],
                by: 'bench',
                say: () => undefined,
              },
              {},
            );
            const allStored = async () => (await stored(registry)) >= events;
            const patience = { within: 1_200_000, every: 20 };
            await Promise.race([rebuilding, eventually(allStored, patience)]);
            reading.did(events);
            await rebuilding;
            built = await checkOf(connection.collection(`${name}_v1`), events);
            return reading.finished;
          },
          check: () => Promise.resolve(built ? [built] : []),
        },
      },
      close: () => connection.close(),
    };
  },
};

function sizeOf(events: number): string {
  return `${events.toLocaleString('en-US')} events`;
}

/** A projection of its own per window: a version that is complete is not built again. */
function checkInsProjection(name: string, onFirst: () => void) {
  return defineProjection<Summary, [typeof presenceTopic.CheckedIn]>({
    name,
    revision: 1,
    events: [presenceTopic.CheckedIn],
    apply: (state, { data }) => {
      onFirst();
      return { checkIns: (state?.checkIns ?? 0) + 1, lastSession: data.sessionId };
    },
  });
}

/** Every event is contained once, and no document waits for another event. */
async function checkOf(model: Collection, events: number): Promise<Check> {
  const [sum] = await model
    .aggregate<{ checkIns: number; documents: number; held: number }>([
      {
        $group: {
          _id: null,
          checkIns: { $sum: '$state.checkIns' },
          documents: { $sum: 1 },
          held: { $sum: { $size: { $ifNull: ['$held', []] } } },
        },
      },
    ])
    .toArray();
  const { checkIns = 0, documents = 0, held = 0 } = sum ?? {};
  return {
    promise: 'events contained in the last window',
    found: `${checkIns} of ${events} in ${documents} documents, ${held} held back`,
    holds: checkIns === events && documents === events / eventsPerKey && held === 0,
  };
}

/** How many events the rebuild says are stored. */
async function stored(registry: Registry): Promise<number> {
  const metric = await registry.getSingleMetric('korsa_read_model_messages_total')?.get();
  return metric?.values.reduce((sum, { value }) => sum + value, 0) ?? 0;
}
