import { describe, expect, it } from '@jest/globals';
import { outboxOf } from '@korsa/store';
import { eventually } from '@korsa/testing';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Connection } from 'mongoose';
import { historyOf } from '../../test/history.js';
import { scene } from '../../test/scene.js';
import { newThings } from '../../test/things.js';
import { ThingStore } from '../../test/thing-store.js';

const stage = scene();
const keys = Array.from({ length: 6 }, (_, at) => `thing-${at}`);
const rounds = 10;

/** One process that writes: how wrong its clock is, how long its commits hang (in round trips), what it changes one after the other. */
interface Writer {
  readonly skewMs: number;
  readonly slowness: readonly number[];
  readonly changes: readonly (readonly string[])[];
}

const writer: fc.Arbitrary<Writer> = fc.record({
  skewMs: fc.oneof(fc.constantFrom(-5_000, 5_000, 0, -1), fc.integer({ min: -5_000, max: 5_000 })),
  slowness: fc.array(fc.constantFrom(0, 0, 0, 3, 15), { minLength: 4, maxLength: 4 }),
  changes: fc.array(fc.uniqueArray(fc.constantFrom(...keys), { minLength: 1, maxLength: 4 }), {
    minLength: rounds,
    maxLength: rounds,
  }),
});

const severalWriters = fc.array(writer, { minLength: 2, maxLength: 4 });

/**
 * FLOORS 7.9, to the end: what Kafka holds. With clock time instead of `ord`, or a relay that reads on from where it was,
 * events of an aggregate arrive out of order.
 */
describe('the order on the topic', () => {
  it('is the sequence of every aggregate, with several writers, skewed clocks, slow commits and a relay beside them', async () => {
    await fc.assert(
      fc.asyncProperty(severalWriters, async (writers) => {
        const name = randomUUID().slice(0, 8);
        const connections = [await stage.infra.connect(name)];
        const [first] = connections as [Connection];
        for (const _ of writers) connections.push(await stage.infra.connect(name));
        const things = newThings();
        await stage.newTopic(things.partitions, things.name);
        const relay = stage.relay(first, { shards: 2 });
        relay.start();
        await Promise.all(
          writers.map((plan, at) => write(connections[at + 1] ?? first, things, plan)),
        );
        const pending = () => outboxOf(first).countDocuments({ status: 'pending' });
        await eventually(async () => expect(await pending()).toBe(0), { within: 20_000 });
        await relay.stop(10_000);
        const { problems, lastOf, duplicates } = historyOf(await stage.read(things.name));
        expect({ problems, duplicates }).toEqual({ problems: [], duplicates: 0 });
        expect(lastOf).toEqual(countsOf(writers));
        await Promise.all(connections.map((connection) => connection.close()));
      }),
      { numRuns: 5, endOnFailure: true },
    );
  }, 180_000);
});

/** Writes with one store, as one process does. */
async function write(connection: Connection, things: ReturnType<typeof newThings>, plan: Writer) {
  let commits = 0;
  const store = await ThingStore.open(connection, things, {
    shards: 2,
    wallClock: () => Date.now() + plan.skewMs,
    faultPoint: (point) =>
      point === 'committed' ? Promise.resolve() : dawdle(connection, plan.slowness[commits++ % 4]),
  });
  for (const change of plan.changes) await Promise.all(change.map((key) => store.note(key)));
}

/** Takes as long as so many round trips. */
async function dawdle(connection: Connection, roundTrips = 0): Promise<void> {
  for (let trip = 0; trip < roundTrips; trip += 1) await connection.db?.command({ ping: 1 });
}

function countsOf(writers: readonly Writer[]): ReadonlyMap<string, number> {
  const changes = writers.flatMap((plan) => plan.changes.flat());
  return new Map([...Map.groupBy(changes, (key) => key)].map(([key, { length }]) => [key, length]));
}
