import { Registry } from 'prom-client';
import { presenceTopic } from '@korsa/contracts';
import { rawClient, readTopic, Relay, silentLogger } from '@korsa/eventing';
import { outboxOf, type OutboxEvent } from '@korsa/store';
import type { Check } from '@korsa/performance';
import { eventually } from '@korsa/testing';
import { closedLoop } from '../measure/closed-loop.js';
import { Lap } from '../measure/lap.js';
import { asGate, freshDatabase, presencesIn } from '../scene/database.js';
import { checkedIn, newPresence } from '../scene/presence.js';
import { orderOf, type Order } from '../scene/order.js';
import { kafkaOf, wireName } from '../scene/kafka.js';
import { createTopics } from '../scene/records.js';
import { toldIn } from '../scene/told.js';
import type { Workload } from '../workload.js';

const backlog = 100_000;
const keys = 4_000;
const perSend = 500;

/** A backlog that the store has written, drained by the relay, against the same messages sent raw. */
export const relayWorkload: Workload = {
  rows: [
    {
      id: 'relay',
      name: 'relay drains a backlog of 100,000',
      floor: 'raw kafkajs `sendBatch` of the same bytes, 500 a call, acks −1',
      operation: 'event',
      goals: [{ measure: 'throughput', target: 0.6, stretch: 0.8 }],
    },
  ],
  async prepare(environment) {
    const { mongoUrl, prefix, servers } = environment;
    const connection = await freshDatabase(mongoUrl, `${prefix}relay`);
    const { store, presences } = await presencesIn(connection);
    // Key by key in turn, so that a lost or exchanged event of any key would show.
    await closedLoop({ operations: backlog }, 256, (index) => {
      const id = newPresence(index % keys).id;
      return asGate(() =>
        presences.changeOrCreate(id, (known) =>
          checkedIn(known ?? newPresence(index % keys), Math.floor(index / keys)),
        ),
      );
    });
    const outbox = outboxOf(connection);
    const messages: Pick<OutboxEvent, 'key' | 'headers' | 'value'>[] = [];
    for await (const { key, headers, value } of toldIn(connection))
      messages.push({ key, headers, value });
    const floorKafka = kafkaOf(environment, 'raw');
    await createTopics(floorKafka, [presenceTopic]);
    const producer = rawClient(floorKafka).producer();
    await producer.connect();
    const processes = {
      client: [process.pid],
      mongod: [servers.mongod],
      broker: [servers.broker],
    };
    const orders: Order[] = [];
    return {
      rows: {
        relay: {
          mostRounds: 2,
          floor: async () => {
            const topic = wireName(floorKafka, presenceTopic);
            const lap = new Lap(processes);
            for (let at = 0; at < messages.length; at += perSend) {
              const topicMessages = [{ topic, messages: messages.slice(at, at + perSend) }];
              await producer.sendBatch({ acks: -1, topicMessages });
            }
            return lap.end(messages.length);
          },
          ours: async () => {
            const kafka = kafkaOf(environment, `run${orders.length}`);
            await createTopics(kafka, [presenceTopic]);
            await outbox.updateMany({ status: 'sent' }, pendingAgain);
            const registry = new Registry();
            const relay = new Relay({ kafka, connection, registry, logger: silentLogger });
            const drained = async () => (await outbox.findOne({ status: 'pending' })) === null;
            const lap = new Lap(processes);
            relay.start();
            await eventually(drained, { within: 120_000, every: 25 });
            const window = lap.end(backlog);
            await relay.stop(10_000);
            orders.push(orderOf(await readTopic(kafka, presenceTopic.name)));
            return window;
          },
          check: () => Promise.resolve([checkOf(orders)]),
        },
      },
      async close() {
        await producer.disconnect();
        await store.close();
        await connection.close();
      },
    };
  },
};

const pendingAgain = { $set: { status: 'pending' as const }, $unset: { expireAt: '' as const } };

function checkOf(drains: readonly Order[]): Check {
  const sum = (figure: (order: Order) => number) => {
    return drains.reduce((total, order) => total + figure(order), 0);
  };
  const [events, outOfOrder, twice] = [
    sum((order) => order.events),
    sum((order) => order.outOfOrder),
    sum((order) => order.twice),
  ];
  const whole = drains.every(
    (order) => order.events - order.twice === backlog && order.keys === keys,
  );
  return {
    promise: `read back after ${drains.length} drains`,
    found: `${events} events of ${keys} keys, ${outOfOrder} out of order, ${twice} twice`,
    holds: whole && outOfOrder === 0,
  };
}
