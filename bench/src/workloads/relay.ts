import { Registry } from 'prom-client';
import { presenceTopic } from '@korsa/contracts';
import { rawClient, Relay, silentLogger } from '@korsa/eventing';
import { eventually } from '@korsa/testing';
import { closedLoop, type BenchEnvironment, type Workload } from '../workload.js';
import { checkedIn, newPresence } from './check-in.js';
import { createTopic } from './check-in-stream.js';
import { asGate, openDatabase, presencesIn } from './store.js';

const backlog = 12_800;
const perSend = 500;

interface StoredEnvelope {
  readonly events: readonly { key: string; headers: Record<string, string>; value: string }[];
}

/** A backlog that the store has written, drained by the relay, against the same messages sent raw. */
export const relayWorkload: Workload = {
  name: 'relay drain',
  floor: 'kafkajs sendBatch, same bytes and acks',
  target: 0.6,
  async prepare({ kafkaBrokers, mongoUrl, prefix }: BenchEnvironment) {
    const brokers = kafkaBrokers.split(',');
    const kafka = { brokers, clientId: 'korsa-bench', topicPrefix: `${prefix}.` };
    await createTopic(kafka);
    const connection = await openDatabase(mongoUrl, `${prefix}relay`);
    const { store, presences } = await presencesIn(connection);
    const outbox = connection.collection<StoredEnvelope>('outbox');
    let created = 0;
    const fill = () =>
      closedLoop(backlog, 256, () => {
        const state = newPresence(created++);
        return asGate(() => presences.create(state.id, () => checkedIn(state, 1)));
      });
    await fill();
    const messages = (await outbox.find().toArray()).flatMap(({ events }) =>
      events.map(({ key, headers, value }) => ({ key, headers, value })),
    );
    await outbox.deleteMany({});
    const producer = rawClient({ brokers, clientId: 'korsa-bench-floor' }).producer();
    await producer.connect();
    return {
      async floor() {
        const began = performance.now();
        for (let at = 0; at < messages.length; at += perSend) {
          const topicMessages = [
            {
              topic: `${prefix}.${presenceTopic.name}`,
              messages: messages.slice(at, at + perSend),
            },
          ];
          await producer.sendBatch({ acks: -1, topicMessages });
        }
        return { operations: messages.length, seconds: (performance.now() - began) / 1_000 };
      },
      async ours() {
        await fill();
        const relay = new Relay({
          kafka,
          connection,
          registry: new Registry(),
          logger: silentLogger,
        });
        const began = performance.now();
        relay.start();
        await eventually(
          async () => (await outbox.findOne({ status: 'pending' } as never)) === null,
          {
            within: 120_000,
            every: 5,
          },
        );
        const seconds = (performance.now() - began) / 1_000;
        await relay.stop(10_000);
        return { operations: backlog, seconds };
      },
      async close() {
        await producer.disconnect();
        await store.close();
        await connection.dropDatabase();
        await connection.close();
      },
    };
  },
};
