import type { Connection } from 'mongoose';
import { presenceTopic } from '@korsa/contracts';
import { decide, keep, type AggregateState } from '@korsa/domain';
import { AggregateStore, defineAggregate, Store } from '@korsa/store';
import type { Check } from '@korsa/performance';
import { listenForCheckIns, type CheckedIn } from '../scene/check-in-listener.js';
import { freshDatabase, systemClock } from '../scene/database.js';
import { kafkaOf, wireName } from '../scene/kafka.js';
import { rawProjection, type ProjectedPresence } from '../scene/raw-projection.js';
import { Reading } from '../scene/reading.js';
import { checkInRecords, fillTopic } from '../scene/records.js';
import type { Workload } from '../workload.js';

const events = 24_000;
const keys = 3_000;

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
  async prepare(environment) {
    const { mongoUrl, prefix, servers } = environment;
    const kafka = kafkaOf(environment, 'consumer');
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
    const topic = wireName(kafka, presenceTopic);
    let window = 0;
    let effects = nothing;
    return {
      rows: {
        consumer: {
          floor: async () => {
            const reading = new Reading(events, processes);
            const target = connection.collection<ProjectedPresence>('floor');
            await target.deleteMany({});
            const source = { brokers: kafka.brokers, topic, group: `${topic}.floor${window++}` };
            const consumer = await rawProjection(source, target, reading);
            const result = await reading.finished;
            await consumer.close();
            return result;
          },
          ours: async () => {
            const reading = new Reading(events, processes);
            await connection.collection('seenPresences').deleteMany({});
            await connection.collection('commits').deleteMany({});
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
        await connection.close();
      },
    };
  },
};

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
