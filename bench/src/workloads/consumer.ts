import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Registry } from 'prom-client';
import { presenceTopic, type Received } from '@korsa/contracts';
import { decide, keep, type AggregateState } from '@korsa/domain';
import { Consumer, EventTransport, On, rawClient, silentLogger } from '@korsa/eventing';
import { AggregateStore, defineAggregate, Store } from '@korsa/store';
import type { BenchEnvironment, Window, Workload } from '../workload.js';
import { checkInRecords, fillTopic } from './check-in-stream.js';
import { openDatabase } from './store.js';

const events = 12_000;
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

type CheckedIn = Received<typeof presenceTopic.CheckedIn>;

/** A service that learns presences, as attendance's neighbours do. */
@Consumer({ group: 'korsa.bench.presences' })
class PresenceEventsConsumer {
  static handle: (event: CheckedIn) => Promise<void> = () => Promise.resolve();

  @On(presenceTopic.CheckedIn)
  onCheckedIn(event: CheckedIn): Promise<void> {
    return PresenceEventsConsumer.handle(event);
  }
}

@Module({ controllers: [PresenceEventsConsumer] })
class BenchModule {}

/** An effect per event, exactly once, against one raw upsert per event and no promise. */
export const consumerWorkload: Workload = {
  name: 'idempotent consumer',
  floor: 'eachBatch + one raw bulkWrite',
  target: 0.75,
  async prepare({ kafkaBrokers, mongoUrl, prefix }: BenchEnvironment) {
    const brokers = kafkaBrokers.split(',');
    const connection = await openDatabase(mongoUrl, `${prefix}consumer`);
    const store = new Store({
      connection,
      clock: { now: () => new Date().toISOString() },
      service: 'bench',
    });
    const seen = new AggregateStore<Seen>(store, seenAggregate);
    await store.prepare();
    const records = checkInRecords(events, keys);
    let run = 0;
    const fresh = async () => {
      const kafka = { brokers, clientId: 'korsa-bench', topicPrefix: `${prefix}r${run++}.` };
      await fillTopic(kafka, records);
      await connection.collection('seenPresences').deleteMany({});
      return kafka;
    };
    const learn = ({ subject, cityCode, data }: CheckedIn) =>
      seen.changeOrCreate(subject, (before) => {
        const state = before ?? { id: subject, cityCode, checkIns: 0, lastSession: '' };
        return data.sessionId === state.lastSession
          ? keep(state)
          : decide({ ...state, checkIns: state.checkIns + 1, lastSession: data.sessionId }, []);
      });
    return {
      floor: async () => {
        const kafka = await fresh();
        return rawConsumer(
          brokers,
          `${kafka.topicPrefix}${presenceTopic.name}`,
          connection.collection('floor'),
        );
      },
      ours: async () => {
        const kafka = await fresh();
        const window = counted(events);
        PresenceEventsConsumer.handle = async (event) => {
          window.begin();
          await learn(event);
          window.done(1);
        };
        const strategy = new EventTransport({
          kafka,
          connection,
          registry: new Registry(),
          logger: silentLogger,
          topics: [presenceTopic],
        });
        const app = await NestFactory.createMicroservice(BenchModule, { strategy, logger: false });
        await app.listen();
        const result = await window.result;
        await app.close();
        return result;
      },
      async close() {
        await store.close();
        await connection.dropDatabase();
        await connection.close();
      },
    };
  },
};

/** Measures from the first message to the last one, so that joining a group does not count. */
function counted(total: number) {
  let began = 0;
  let handled = 0;
  const { promise, resolve } = Promise.withResolvers<Window>();
  return {
    result: promise,
    begin: () => {
      began ||= performance.now();
    },
    done: (count: number) => {
      handled += count;
      if (handled === total)
        resolve({ operations: total, seconds: (performance.now() - began) / 1_000 });
    },
  };
}

async function rawConsumer(
  brokers: string[],
  topic: string,
  target: { bulkWrite(operations: never[], options: object): Promise<unknown> },
): Promise<Window> {
  const consumer = rawClient({ brokers, clientId: 'korsa-bench-floor' }).consumer(`${topic}.floor`);
  const window = counted(events);
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    partitionsConsumedConcurrently: 3,
    eachBatch: async ({ batch }) => {
      window.begin();
      for (let at = 0; at < batch.messages.length; at += 500) {
        const chunk = batch.messages.slice(at, at + 500);
        const operations = chunk.map(({ key, value }) => {
          const { sessionId } = JSON.parse(String(value)) as { sessionId: string };
          const update = { $set: { lastSession: sessionId }, $inc: { checkIns: 1 } };
          return { updateOne: { filter: { _id: String(key) }, update, upsert: true } };
        });
        await target.bulkWrite(operations as never[], {
          ordered: true,
          writeConcern: { w: 'majority' },
        });
        window.done(chunk.length);
      }
    },
  });
  const result = await window.result;
  await consumer.disconnect();
  return result;
}
