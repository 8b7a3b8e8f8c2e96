import type { Mechanism } from '../mechanism.js';

const outbox = 'libs/eventing/src/relay/outbox.ts';
const lane = 'libs/eventing/src/relay/lane.ts';
const leases = 'libs/eventing/src/relay/leases.ts';

/** What is stored is published: all of it, in order, by one process at a time. */
export const relayMechanisms: readonly Mechanism[] = [
  {
    promise: 3,
    name: 'a shard is published in the order of ord',
    file: outbox,
    take: 'sort: { ord: 1 }, limit, batchSize: limit }',
    put: 'sort: { ord: -1 }, limit, batchSize: limit }',
    test: { file: 'libs/eventing/src/relay/relay.int.spec.ts', name: 'keeps every key in order' },
  },
  {
    promise: 3,
    name: 'the relay reads a shard as it was at one moment',
    file: outbox,
    take: "const atOneMoment = { ...settled, readConcern: { level: 'snapshot' } } as const;",
    put: 'const atOneMoment = settled;',
    test: { file: 'libs/eventing/src/relay/outbox.int.spec.ts', name: 'is of one moment' },
  },
  {
    promise: 1,
    name: 'an envelope is marked only after Kafka has acknowledged it',
    file: lane,
    take: `    for (const events of planSends(envelopes.flatMap((envelope) => envelope.events))) {`,
    put: `    await this.settle(envelopes, held);
    for (const events of planSends(envelopes.flatMap((envelope) => envelope.events))) {`,
    test: { file: 'libs/eventing/src/relay/relay-kill.int.spec.ts' },
  },
  {
    promise: 3,
    name: 'a lease ends for its owner before it ends in the database',
    file: leases,
    take: 'return requestedAt + ttlMs - marginMs;',
    put: 'return requestedAt + ttlMs + marginMs;',
    test: { file: 'libs/eventing/src/relay/leases.spec.ts' },
  },
  {
    promise: 3,
    name: 'a shard has one owner',
    file: leases,
    take: 'const take = { $or: [mine, free] };',
    put: 'const take = { $or: [mine, free, { $eq: [1, 1] }] };',
    test: {
      file: 'libs/eventing/src/relay/leases.int.spec.ts',
      name: 'give a shard to one owner only',
    },
  },
  {
    promise: 7,
    name: 'a relay that stops gives its shards up',
    file: 'libs/eventing/src/relay/lane-keeper.ts',
    take: 'if (shards.length > 0) await this.claims.release(shards);',
    put: '',
    test: {
      file: 'libs/eventing/src/relay/relay.int.spec.ts',
      name: 'hands its shards over at once when it stops',
    },
  },
  {
    promise: 5,
    name: 'a refused event holds the later ones of its key back',
    file: 'libs/eventing/src/relay/publication.ts',
    take: 'const allowed = events.filter((event) => !blocked.has(orderKey(event)));',
    put: 'const allowed = events;',
    test: { file: 'libs/eventing/src/relay/publication.spec.ts' },
  },
  {
    promise: 1,
    name: 'a producer makes one send at a time',
    file: 'libs/eventing/src/driver/serial-producer.ts',
    take: 'const sending = this.last.then(() => this.sendAlone(records));',
    put: 'const sending = this.sendAlone(records);',
    test: { file: 'libs/eventing/src/driver/serial-producer.spec.ts' },
  },
  {
    promise: 1,
    name: 'a producer whose send failed sends nothing more',
    file: 'libs/eventing/src/driver/serial-producer.ts',
    take: `      this.spent = true;
      throw error;`,
    put: '      throw error;',
    test: { file: 'libs/eventing/src/driver/serial-producer.spec.ts' },
  },
  {
    promise: 1,
    name: 'an envelope is pending until all of it is sent',
    file: lane,
    take: 'if (!first) {',
    put: 'if (!first || sent) {',
    test: { file: 'libs/eventing/src/relay/blocked-outbox.int.spec.ts' },
  },
  {
    promise: 1,
    name: 'only what was sent is forgotten after a while',
    file: outbox,
    take: "{ $set: { status: 'sent', expireAt: new Date(Date.now() + this.retentionMs) } },",
    put: "{ $set: { status: 'sent' } },",
    test: {
      file: 'libs/eventing/src/relay/relay.int.spec.ts',
      name: 'then lets the envelope expire',
    },
  },
  {
    promise: 3,
    name: 'only the owner of a shard sets an envelope aside',
    file: 'libs/eventing/src/relay/leases.ts',
    take: 'if (matchedCount === 0) throw new LeaseLost(shard);',
    put: '',
    test: {
      file: 'libs/eventing/src/relay/relay-freeze.int.spec.ts',
      name: 'sets nothing aside of a shard that another process has meanwhile',
    },
  },
];
