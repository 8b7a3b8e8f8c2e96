import { describe, expect, it } from '@jest/globals';
import type { EventDefinition, WireMessage } from '@korsa/contracts';
import fc from 'fast-check';
import { ledgersProjection, newLedgers, told } from '../../../test/ledgers.js';
import { Advancing, sourcesOf } from './advance.js';
import type { Message, ModelDocument } from './model-document.js';
import { readMessage } from './read-message.js';

const ledgers = newLedgers('spec');
const { counts, state, views } = ledgers;
const projection = ledgersProjection(ledgers);
const advancing = new Advancing(projection);

function messageOf(definition: EventDefinition, wire: WireMessage): Message {
  const record = {
    topic: definition.topic,
    partition: 0,
    offset: '0',
    key: Buffer.from(wire.key),
    headers: Object.fromEntries(Object.entries(wire.headers).map(([n, v]) => [n, Buffer.from(v)])),
    value: wire.value === null ? null : Buffer.from(wire.value),
    timestamp: 0,
  };
  const message = readMessage(record, sourcesOf(projection).get(definition.topic) ?? '');
  if (!message) throw new Error('The record is no event.');
  return message;
}

const say = (definition: EventDefinition, sequence: number, data: object = {}): Message =>
  messageOf(definition, told(definition, 'a', sequence, data));
const add = (sequence: number, amount = sequence): Message =>
  say(counts.AmountAdded, sequence, { amount });
const close = (sequence: number): Message => say(counts.LedgerClosed, sequence);
const paint = (sequence: number): Message => say(counts.LedgerPainted, sequence, { colour: 'red' });
const view = (sequence: number): Message => say(views.LedgerViewed, sequence);
const stand = (sequence: number, total: number, closed = false): Message =>
  say(state.LedgerSnapshotted, sequence, { total, closed });

function after(messages: readonly Message[]): ModelDocument | undefined {
  return messages.reduce<ModelDocument | undefined>(
    (document, message) => advancing.advance(document, message).document,
    undefined,
  );
}

describe('a document of a read model', () => {
  it('contains every event once, in the order of its source', () => {
    expect(after([add(1), add(2), add(2), add(1), view(1), close(3)])).toEqual({
      _id: 'a',
      cityCode: '33.71',
      marks: { 'testing/ledger-spec': 3, 'testing/view-spec': 1 },
      state: { total: 3, closed: true, views: 1 },
    });
  });

  it('holds what has a gap before it, and takes it when the gap is filled', () => {
    const gap = after([add(1), add(3), add(4)]);
    expect(gap).toMatchObject({ marks: { 'testing/ledger-spec': 1 }, state: { total: 1 } });
    expect(gap?.held?.map(({ sequence }) => sequence)).toEqual([3, 4]);
    const filled = advancing.advance(gap, add(2));
    expect(filled.taken).toBe('applied');
    expect(filled.document).toEqual(after([add(1), add(2), add(3), add(4)]));
  });

  it('moves on over types that it does not read', () => {
    expect(after([add(1), paint(2), add(3)])?.state).toMatchObject({ total: 4 });
  });

  it('takes a snapshot for all events up to it, and none that is older', () => {
    expect(after([stand(3, 6), add(2), add(4), stand(3, 6)])?.state).toMatchObject({ total: 10 });
    expect(after([add(1), add(2), stand(1, 1)])?.state).toMatchObject({ total: 3 });
  });

  it('holds an event that breaks its contract until a snapshot goes beyond it', () => {
    const broken = { ...add(2), event: undefined };
    const blocked = after([add(1), broken, add(3), view(1)]);
    expect(blocked).toMatchObject({ state: { total: 1, views: 1 } });
    expect(blocked?.held).toMatchObject([
      { sequence: 2, fault: 'the value is no JSON' },
      { sequence: 3 },
    ]);
    expect(advancing.advance(blocked, stand(3, 6)).document).toEqual(
      after([add(1), add(2), add(3), view(1)]),
    );
  });

  it('holds an event that its projection refuses, and lets other sources go on', () => {
    const refused = say(counts.AmountAdded, 2, { amount: 13 });
    const blocked = after([add(1), refused, add(3), view(1)]);
    expect(blocked).toMatchObject({ state: { total: 1, views: 1 } });
    expect(blocked?.held?.[0]).toMatchObject({ sequence: 2, fault: 'RangeError' });
  });

  it('forgets the oldest of too many that wait, which a snapshot makes good for', () => {
    const late = Array.from({ length: 250 }, (_, at) => add(at + 2, 1));
    const waiting = after(late);
    expect(waiting?.held?.length).toBe(200);
    const enough = advancing.advance(waiting, stand(60, 60)).document;
    expect(enough).toMatchObject({ marks: { 'testing/ledger-spec': 251 }, state: { total: 251 } });
    expect(enough.held).toBeUndefined();
  });
});

/** A life of a ledger: its events, and what it came to after each of them. */
const life = fc
  .tuple(
    fc.integer({ min: 1, max: 9 }),
    fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom('close', 'paint')), {
      maxLength: 11,
    }),
  )
  .map(([first, rest]) => {
    const steps = [first, ...rest];
    let total = 0;
    let closed = false;
    const events = steps.map((step, at) => {
      if (typeof step === 'number') total += step;
      if (step === 'close') closed = true;
      const event =
        typeof step === 'number'
          ? add(at + 1, step)
          : step === 'close'
            ? close(at + 1)
            : paint(at + 1);
      return { event, snapshot: stand(at + 1, total, closed) };
    });
    return { events, last: events.length };
  });

/** A life, what is left of its events, the snapshots that were taken, repeats, and an order of it all. */
const telling = fc
  .record({
    life,
    views: fc.nat({ max: 4 }),
    forgotten: fc.nat({ max: 12 }),
    snapshotsAt: fc.array(fc.nat({ max: 11 }), { maxLength: 4 }),
    repeats: fc.array(fc.nat({ max: 40 }), { maxLength: 10 }),
  })
  .chain(({ life: { events, last }, views: seen, forgotten, snapshotsAt, repeats }) => {
    const lost = Math.min(forgotten, last);
    const kept = events.slice(lost).map(({ event }) => event);
    const needed = lost > 0 ? [events[lost - 1 + ((snapshotsAt[0] ?? 0) % (last - lost + 1))]] : [];
    const extra = snapshotsAt.map((at) => events[at % last]);
    const snapshots = [...needed, ...extra].flatMap((one) => (one ? [one.snapshot] : []));
    const looked = Array.from({ length: seen }, (_, at) => view(at + 1));
    const once = [...kept, ...snapshots, ...looked];
    const again = repeats.flatMap((at) => once[at % once.length] ?? []);
    const all = [...once, ...again];
    return fc.record({
      complete: fc.constant([...events.map(({ event }) => event), ...looked]),
      heard: fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
    });
  });

describe('events, snapshots and repeats in any interleaving, of any rest of the history', () => {
  it('come to the same document as the whole history in order', () => {
    fc.assert(
      fc.property(telling, ({ complete, heard }) => {
        const { held, ...document } = after(heard) ?? {};
        expect(held).toBeUndefined();
        expect(document).toEqual(after(complete));
      }),
      { numRuns: 2_000 },
    );
  });
});
