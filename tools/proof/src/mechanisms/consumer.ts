import type { Mechanism } from '../mechanism.js';

const keyLanes = 'libs/eventing/src/consumer/key-lanes.ts';
const delivery = 'libs/eventing/src/consumer/delivery.ts';
const inMemory = 'libs/eventing/src/consumer/consumer-memory.int.spec.ts';

/** What is published has its effect: once, in order, and no failure goes further than its key. */
export const consumerMechanisms: readonly Mechanism[] = [
  {
    promise: 3,
    name: 'events of a key are handled one after another',
    file: keyLanes,
    take: 'const places = Map.groupBy(items.keys(), (at) => keyOf(items[at] as Item));',
    put: 'const places = Map.groupBy(items.keys(), (at) => `${keyOf(items[at] as Item)} ${at}`);',
    test: {
      file: 'libs/eventing/src/consumer/key-lanes.spec.ts',
      name: 'keeps each key in order, whatever the mixture',
    },
  },
  {
    promise: 2,
    name: 'an offset is committed only when everything before it is done',
    file: keyLanes,
    take: 'while (done[upTo]) upTo += 1;',
    put: 'upTo = Math.max(upTo, at + 1);',
    test: { file: 'libs/eventing/src/consumer/key-lanes.spec.ts' },
  },
  {
    promise: 2,
    name: 'a handler runs with the dedupe key of its event',
    file: delivery,
    take: "dedupe: { kind: 'event', consumer: group, eventId: event.id },",
    put: '',
    test: { file: inMemory, name: 'lets an event that is delivered twice have one effect' },
  },
  {
    promise: 2,
    name: 'nothing is committed for partitions that may be somebody else’s',
    file: 'libs/eventing/src/driver/offset-commits.ts',
    take: `  close(): void {
    this.closed = true;`,
    put: '  close(): void {',
    test: {
      file: 'libs/eventing/src/driver/offset-commits.spec.ts',
      name: 'commits nothing for partitions that may be somebody else’s',
    },
  },
  {
    promise: 5,
    name: 'later events of a parked key are parked behind it',
    file: delivery,
    take: 'if (parking.has(record)) {',
    put: 'if (Boolean(0) && parking.has(record)) {',
    test: { file: inMemory, name: 'parks a poisonous event with the later ones of its key' },
  },
  {
    promise: 5,
    name: 'an outage pauses, and parks nothing',
    file: 'libs/eventing/src/consumer/retry.ts',
    take: 'if (isTransient(error)) {',
    put: 'if (Boolean(0) && isTransient(error)) {',
    test: { file: inMemory, name: 'waits out an outage and parks nothing' },
  },
  {
    promise: 5,
    name: 'an event is tried again before it is parked',
    file: 'libs/eventing/src/consumer/retry.ts',
    take: 'const shortPausesMs = [25, 75, 250];',
    put: 'const shortPausesMs: number[] = [];',
    test: { file: inMemory, name: 'tries an event again before it gives up' },
  },
  {
    promise: 2,
    name: 'a batch of an assignment that is over is not resolved',
    file: 'libs/eventing/src/kafkajs/kafkajs-batch.ts',
    take: 'if (!this.isCurrent()) return;',
    put: '',
    test: {
      file: 'libs/eventing/src/kafkajs/kafkajs-batch.spec.ts',
      name: 'tells kafkajs and the group nothing after partitions were assigned anew',
    },
  },
  {
    promise: 7,
    name: 'a consumer that stops commits what its handlers have done',
    file: 'libs/eventing/src/kafkajs/kafkajs-consumer.ts',
    take: `      await this.commits.flush();
      await this.consumer.disconnect();`,
    put: '      await this.consumer.disconnect();',
    test: {
      file: 'libs/eventing/src/kafkajs/kafkajs-driver.int.spec.ts',
      name: 'waits for the running batch when it stops, and commits it',
    },
  },
  {
    promise: 7,
    name: 'a store that closes waits until its callers are answered',
    file: 'libs/store/src/work-queue.ts',
    take: 'if (this.waiting > 0 || this.unanswered > 0) return;',
    put: 'if (this.waiting > 0 || !this.underway.none) return;',
    test: {
      file: 'libs/store/src/group-runner.spec.ts',
      name: 'are given before a store is closed',
    },
  },
];
