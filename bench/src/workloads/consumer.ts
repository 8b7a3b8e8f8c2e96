import type { Connection } from 'mongoose';
import { presenceTopic } from '@korsa/contracts';
import { decide, keep, type AggregateState } from '@korsa/domain';
import { AggregateStore, defineAggregate, Store } from '@korsa/store';
import type { Check } from '@korsa/performance';
import { listenForCheckIns, type CheckedIn } from '../scene/check-in-listener.js';
import { dropAndClose, durable, freshDatabase, systemClock } from '../scene/database.js';
import { rawConsumer } from '../scene/raw-consumer.js';
import { Reading } from '../scene/reading.js';
import { checkInRecords, fillTopic } from '../scene/records.js';
import type { Workload } from '../workload.js';

const events = 24_000;
const keys = 3_000;
const chunk = 500;

interface Seen extends AggregateState {
  readonly checkIns: number;
  readonly lastSession: string;
}
const seenAggregate = defineAggregate<Seen>({
  name: 'seen presence',
  collection: 'seenPresences',
  fields: { checkIns: Number, lastSession: String },
});

/** An effect per event, exactly once, against one raw upsert per event and no promise. */
export const consumerWorkload: Workload = {
  rows: [
    {
      id: 'consumer',
      name: 'durable idempotent consumer',
      floor: 'kafkajs `eachBatch` + one raw ordered `bulkWrite` per 500 messages',
      operation: 'event',
      goals: [{ measure: 'throughput', target: 0.75, stretch: 1.0 }],
    },
  ],
  async prepare({ kafkaBrokers, mongoUrl, prefix, servers }) {
    const brokers = kafkaBrokers.split(',');
    const kafka = { brokers, clientId: 'korsa-bench', topicPrefix: `${prefix}consumer.` };
    await fillTopic(kafka, presenceTopic, checkInRecords(events, keys));
    const connection = await freshDatabase(mongoUrl, `${prefix}consumer`);
    const store = new Store({ connection, clock: systemClock, service: 'bench' });
    const seen = new AggregateStore<Seen>(store, seenAggregate);
    await store.prepare();
    const learn = ({ subject, cityCode, data }: CheckedIn) =>
      seen.changeOrCreate(subject, (before) => {
        const state = before ?? { id: subject, cityCode, checkIns: 0, lastSession: '' };
        return data.sessionId === state.lastSession
          ? keep(state)
          : decide({ ...state, checkIns: state.checkIns + 1, lastSession: data.sessionId }, []);
      });
    const processes = { client: [process.pid], mongod: [servers.mongod], broker: [servers.broker] };
    const topic = `${kafka.topicPrefix}${presenceTopic.name}`;
    let window = 0;
    let effects = nothing;
    return {
      rows: {
        consumer: {
          floor: async () => {
            const reading = new Reading(events, processes);
            const target = connection.collection<FloorDocument>('floor');
            await target.deleteMany({});
            const group = `${topic}.floor${window++}`;
            const consumer = await rawConsumer({ brokers, topic, group }, async (messages) => {
              reading.begins();
              for (let at = 0; at < messages.length; at += chunk) {
                const some = messages.slice(at, at + chunk);
                await target.bulkWrite(some.map(upsertOf), { ordered: true, ...durable });
                reading.did(some.length);
              }
            });
            const result = await reading.finished;
            await consumer.close();
            return result;
          },
          ours: async () => {
            const reading = new Reading(events, processes);
            await connection.collection('seenPresences').deleteMany({});
            await connection.collection('inbox').deleteMany({});
            const group = `korsa.bench.presences-${window++}`;
            const app = await listenForCheckIns(group, { kafka, connection }, async (event) => {
              reading.begins();
              await learn(event);
              reading.did(1);
            });
            const result = await reading.finished;
            await app.close();
            effects = await effectsIn(connection);
            return result;
          },
          check: () => Promise.resolve([effectOf(effects)]),
        },
      },
      async close() {
        await store.close();
        await dropAndClose(connection);
      },
    };
  },
};

interface FloorDocument {
  readonly _id: string;
  readonly lastSession: string;
  readonly checkIns: number;
}

function upsertOf({ key, value }: { key: Buffer | null; value: Buffer | null }) {
  const { sessionId } = JSON.parse(String(value)) as { sessionId: string };
  const update = { $set: { lastSession: sessionId }, $inc: { checkIns: 1 } };
  return { updateOne: { filter: { _id: String(key) }, update, upsert: true } };
}

/** Every event counted once, whatever was delivered how often. */
async function effectsIn(connection: Connection): Promise<Effects> {
  const [sum] = await connection
    .collection('seenPresences')
    .aggregate<Effects>([
      { $group: { _id: null, checkIns: { $sum: '$checkIns' }, presences: { $sum: 1 } } },
    ])
    .toArray();
  return sum ?? nothing;
}

interface Effects {
  readonly checkIns: number;
  readonly presences: number;
}
const nothing: Effects = { checkIns: 0, presences: 0 };

function effectOf({ checkIns, presences }: Effects): Check {
  return {
    promise: 'effects in the last window',
    found: `${checkIns} of ${events} events, ${presences} of ${keys} keys`,
    holds: checkIns === events && presences === keys,
  };
}
