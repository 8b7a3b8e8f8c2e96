import { describe, expect, it } from '@jest/globals';
import { infrastructure } from '@korsa/testing';
import fc from 'fast-check';
import type { Connection } from 'mongoose';
import { mongoWorld, pendingOf } from '../test/mongo-world.js';
import { eventsIn, outboxOf } from './index.js';
import { openHall, takeSeat } from '../test/seats.js';
import { as, endings, magelang } from '../test/world.js';

const infra = infrastructure();
const keys = 6;
const rounds = 12;

/** One writer process: how wrong its clock is, how long its commits hang (in round trips), and what it changes one after the other. */
interface Writer {
  readonly skewMs: number;
  readonly slowness: readonly number[];
  readonly changes: readonly (readonly number[])[];
}

const writer: fc.Arbitrary<Writer> = fc.record({
  skewMs: fc.constantFrom(0, 5_000, -4_000, 250, -1),
  slowness: fc.array(fc.constantFrom(0, 0, 0, 3, 15), { minLength: 4, maxLength: 4 }),
  changes: fc.array(fc.uniqueArray(fc.nat(keys - 1), { minLength: 1, maxLength: 4 }), {
    minLength: rounds,
    maxLength: rounds,
  }),
});

const severalWriters = fc.array(writer, { minLength: 2, maxLength: 4 });

/** How long the relay does something else between two looks: it is behind the writers most of the time. */
const relayPauses = fc.array(fc.constantFrom(0, 5, 40), { minLength: 5, maxLength: 5 });

/**
 * FLOORS 7.9: whatever the clocks of the writers say and however long their commits hang, a relay that reads each shard
 * from its oldest pending envelope sees the events of every aggregate in sequence. Without the largest ord of the touched
 * aggregates (clock time alone) this fails within a few runs.
 */
describe('the order of envelopes', () => {
  it('keeps the sequence of every aggregate for a relay that reads along', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(severalWriters, relayPauses, async (writers, pauses) => {
        run += 1;
        const connections = await Promise.all(writers.map(() => infra.connect(`order${run}`)));
        const sent = await playAlong(connections, writers, pauses);
        expect(disorder(sent)).toEqual([]);
        expect(sent).toHaveLength(keys + changesOf(writers));
        await Promise.all(connections.map((connection) => connection.close()));
      }),
      { numRuns: 6, endOnFailure: true },
    );
  }, 120_000);
});

async function playAlong(
  connections: readonly Connection[],
  writers: readonly Writer[],
  pauses: readonly number[],
) {
  const reader = connections[0]!;
  const setUp = await mongoWorld(reader, { shards: 2 });
  const halls = Array.from({ length: keys }, (_, index) => `hall-${index}`);
  await Promise.all(
    halls.map((id) => as(magelang, () => setUp.halls.create(id, () => openHall(id, 10_000)))),
  );
  const work = Promise.all(
    writers.map((plan, index) => write(connections[index]!, plan, halls, `w${index}`)),
  );
  let writing = true;
  void work.finally(() => (writing = false));
  const sent: string[] = [];
  for (let look = 0, quiet = false; !quiet; look += 1) {
    await dawdle(reader, writing ? pauses[look % pauses.length] : 0);
    const over = !writing;
    const before = sent.length;
    for (const shard of [0, 1]) sent.push(...(await relayOnce(reader, shard)));
    quiet = over && sent.length === before;
  }
  await work;
  return sent;
}

async function write(connection: Connection, plan: Writer, halls: string[], name: string) {
  let commits = 0;
  const world = await mongoWorld(connection, {
    shards: 2,
    wallClock: () => Date.now() + plan.skewMs,
    faultPoint: (point) =>
      point === 'committed' ? Promise.resolve() : dawdle(connection, plan.slowness[commits++ % 4]),
  });
  for (const change of plan.changes) {
    const calls = change.map((key) =>
      as(magelang, () => world.halls.change(halls[key]!, (hall) => takeSeat(hall, name))),
    );
    expect(await endings(calls)).toEqual(change.map(() => 'ok'));
  }
}

/** Takes as long as so many round trips. */
async function dawdle(connection: Connection, roundTrips = 0): Promise<void> {
  for (let trip = 0; trip < roundTrips; trip += 1) await connection.db!.command({ ping: 1 });
}

/** What a relay does with one shard: the oldest envelopes first, then mark them. */
async function relayOnce(connection: Connection, shard: number): Promise<string[]> {
  const batch = (await pendingOf(connection)).filter((envelope) => envelope.shard === shard);
  const envelopes = batch.slice(0, 8);
  const ids = envelopes.map(({ _id }) => _id);
  await outboxOf(connection).updateMany({ _id: { $in: ids } }, { $set: { status: 'sent' } });
  return envelopes
    .flatMap(eventsIn)
    .map(({ key, headers }) => `${key} ${Number(headers['ce_sequence'])}`);
}

function changesOf(writers: readonly Writer[]): number {
  return writers.flatMap(({ changes }) => changes.flat()).length;
}

/** Events that came before their predecessor. */
function disorder(sent: readonly string[]): string[] {
  const last = new Map<string, number>();
  return sent.filter((line) => {
    const [key, sequence] = line.split(' ') as [string, string];
    const expected = (last.get(key) ?? 0) + 1;
    last.set(key, Number(sequence));
    return Number(sequence) !== expected;
  });
}
