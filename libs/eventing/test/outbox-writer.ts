import { randomUUID } from 'node:crypto';
import {
  envelopeText,
  outboxOf,
  shardOf,
  storeDefaults,
  type Envelope,
  type OutboxEvent,
} from '@korsa/store';
import type { Connection } from 'mongoose';

interface Counter {
  readonly _id: string;
  readonly sequence: number;
  readonly ord: number;
}

interface WriterOptions {
  readonly connection: Connection;
  readonly topic: string;
  readonly shards?: number;
  /** How far the clock of this writer is off, in ms. */
  readonly skewMs?: number;
}

/** Writes envelopes as the store does: aggregate and envelope in one transaction, `ord` carried by the aggregates. */
export class OutboxWriter {
  private readonly shards: number;

  constructor(private readonly options: WriterOptions) {
    this.shards = options.shards ?? storeDefaults.shards;
  }

  async prepare(): Promise<void> {
    const { connection } = this.options;
    await outboxOf(connection).createIndex(
      { shard: 1, ord: 1 },
      { partialFilterExpression: { status: 'pending' } },
    );
    await connection.createCollection('counters').catch(() => undefined);
  }

  /** Appends one event to each of the aggregates in one transaction; they must share a shard. */
  async append(keys: readonly string[], data: object = {}): Promise<void> {
    const { connection, skewMs = 0 } = this.options;
    const counters = connection.collection<Counter>('counters');
    await connection.transaction(
      async (session) => {
        const before = await counters.find({ _id: { $in: [...keys] } }, { session }).toArray();
        const ord = Math.max(Date.now() + skewMs, ...before.map((one) => one.ord + 1));
        const events: OutboxEvent[] = [];
        for (const key of keys) {
          const sequence = (before.find(({ _id }) => _id === key)?.sequence ?? 0) + 1;
          const counter = { _id: key, sequence, ord };
          if (sequence === 1) await counters.insertOne(counter, { session });
          else {
            const filter = { _id: key, sequence: sequence - 1 };
            await counters.replaceOne(filter, { sequence, ord }, { session });
          }
          events.push(this.event(key, sequence, data));
        }
        await outboxOf(connection).insertOne(this.envelope(ord, events), { session });
      },
      { readConcern: 'snapshot', writeConcern: { w: 'majority' } },
    );
  }

  /** Writes envelopes of new aggregates without the transaction: a backlog for measurements. */
  async backlog(envelopes: number, eventsEach: number): Promise<void> {
    const documents = Array.from({ length: envelopes }, (_, at) =>
      this.envelope(
        Date.now() + at,
        Array.from({ length: eventsEach }, () => this.event(randomUUID(), 1, sampleData)),
        at % this.shards,
      ),
    );
    await outboxOf(this.options.connection).insertMany(documents);
  }

  private envelope(ord: number, events: readonly OutboxEvent[], shard?: number): Envelope {
    return {
      _id: randomUUID(),
      shard: shard ?? shardOf(events[0]?.key ?? '', this.shards),
      ord,
      status: 'pending',
      events: envelopeText(events),
      createdAt: new Date(),
    };
  }

  private event(key: string, sequence: number, data: object): OutboxEvent {
    const id = randomUUID();
    const { topic } = this.options;
    const headers = {
      ce_specversion: '1.0',
      ce_id: id,
      ce_source: `/korsa/testing/things/${key}`,
      ce_type: 'id.korsa.testing.thing.thing-done.v1',
      ce_subject: key,
      ce_time: '2025-11-05T01:00:00.000Z',
      ce_dataschema: 'urn:korsa:schema:testing.thing.thing-done.v1',
      ce_sequence: String(sequence).padStart(12, '0'),
      ce_citycode: '33.71',
      ce_correlationid: id,
      ce_causationid: id,
      ce_actor: 'tester',
      ce_dataclass: 'internal',
      'content-type': 'application/json',
    };
    return { id, topic, key, headers, value: JSON.stringify(data) };
  }
}

const sampleData = {
  registrationId: 'reg-4000',
  retreatId: 'rt-2026-014',
  sessionId: 's-03',
  gate: 'A',
  deviceId: 'dev-17',
  at: '2026-11-22T08:00:00.000Z',
  status: 'present',
};
