import { randomUUID } from 'node:crypto';
import { Registry } from 'prom-client';
import { presenceTopic, type WireMessage } from '@korsa/contracts';
import { rawClient, Relay, silentLogger } from '@korsa/eventing';
import { Lap } from '../measure/lap.js';
import { openLoop } from '../measure/open-loop.js';
import { Arrivals } from '../scene/arrivals.js';
import { listenForCheckIns } from '../scene/check-in-listener.js';
import { asGateCommand, freshDatabase, presencesIn } from '../scene/database.js';
import { checkedIn, newPresence } from '../scene/presence.js';
import { kafkaOf, wireName } from '../scene/kafka.js';
import { rawConsumer } from '../scene/raw-consumer.js';
import { checkInRecords, createTopics } from '../scene/records.js';
import type { Workload } from '../workload.js';

const rate = { perSecond: 200, operations: 1_000 };

/** From the command to the handler in another service: store, outbox, relay, Kafka, consumer runtime; against Kafka alone. */
export const latencyWorkload: Workload = {
  rows: [
    {
      id: 'latency',
      name: 'command to downstream handler, 200/s, open model',
      floor: 'raw kafkajs `send` to a raw kafkajs consumer with the same commit timer',
      operation: 'command',
      goals: [
        { measure: 'p50', target: 8, stretch: 5 },
        { measure: 'p99', target: 10, stretch: 6 },
      ],
    },
  ],
  async prepare(environment) {
    const { mongoUrl, prefix, servers } = environment;
    const [raw, kafka] = [kafkaOf(environment, 'raw'), kafkaOf(environment, 'ours')];
    const { brokers } = raw;
    await createTopics(raw, [presenceTopic]);
    await createTopics(kafka, [presenceTopic]);
    const connection = await freshDatabase(mongoUrl, `${prefix}latency`);
    const { store, presences } = await presencesIn(connection);

    const arrivals = new Arrivals();
    const topic = wireName(raw, presenceTopic);
    const producer = rawClient(raw).producer();
    await producer.connect();
    const floorConsumer = await rawConsumer(
      { brokers, topic, group: `${topic}.floor` },
      (messages) => {
        for (const { key } of messages) arrivals.arrived(String(key));
        return Promise.resolve();
      },
    );
    const app = await listenForCheckIns('korsa.bench.latency', { kafka, connection }, (event) => {
      arrivals.arrived(event.subject);
      return Promise.resolve();
    });
    const relay = new Relay({ kafka, connection, registry: new Registry(), logger: silentLogger });
    store.onCommit((shards) => relay.ring(shards));
    relay.start();

    const [record] = [...checkInRecords(1, 1)] as [WireMessage];
    const send = (key: string) =>
      producer.send({
        topic,
        acks: -1,
        messages: [{ key, headers: record.headers, value: record.value }],
      });
    let created = 0;
    const command = (id: string) =>
      asGateCommand('/v1/check-ins', { id }, () =>
        presences.create(id, () => checkedIn({ ...newPresence(created), id }, 1)),
      );
    const nextId = () => newPresence(created++).id;
    const processes = { client: [process.pid], mongod: [servers.mongod], broker: [servers.broker] };
    const measured = async (id: () => string, start: (id: string) => Promise<unknown>) => {
      const lap = new Lap(processes);
      await openLoop(rate, (_, intended) => {
        const key = id();
        arrivals.expect(key, intended);
        return start(key);
      });
      return lap.end(rate.operations, await arrivals.all());
    };
    return {
      rows: {
        latency: {
          floor: () => measured(randomUUID, send),
          ours: () => measured(nextId, command),
        },
      },
      async close() {
        await floorConsumer.close();
        await producer.disconnect();
        await app.close();
        await relay.stop(10_000);
        await store.close();
        await connection.close();
      },
    };
  },
};
