import { describe, expect, it } from '@jest/globals';
import { hallAggregate } from '../test/seats.js';
import { eventsIn, nextOrd, toEnvelopes, type Envelope } from './outbox-envelopes.js';
import type { OutboxEvent } from './outbox-event.js';
import { shardOf } from './shard.js';
import { Ref } from './work.js';
import { WorkingSet } from './working-set.js';

const event = (key: string, id: string, bytes = 10): OutboxEvent => ({
  id,
  topic: 't',
  key,
  headers: {},
  value: 'x'.repeat(bytes),
});

describe('envelopes', () => {
  it('hold the events of one shard each, in order', () => {
    const events = ['a', 'b', 'c', 'd', 'a', 'b'].map((key, index) => event(key, String(index)));
    const { envelopes, lastOrd } = toEnvelopes(events, { ord: 5, shards: 2, maxBytes: 1_000_000 });
    expect(envelopes.map(({ shard }) => shard).sort()).toEqual([0, 1]);
    for (const envelope of envelopes) {
      expect(envelope.ord).toBe(5);
      const inside = events.filter(({ key }) => shardOf(key, 2) === envelope.shard);
      expect(eventsIn(envelope)).toEqual(inside);
    }
    expect(lastOrd).toBe(5);
  });

  it('are split before they grow too large, in rising order', () => {
    const events = Array.from({ length: 5 }, (_, index) => event('a', String(index), 100));
    const { envelopes, lastOrd } = toEnvelopes(events, { ord: 5, shards: 1, maxBytes: 2_700 });
    const idsIn = (envelope: Envelope) => eventsIn(envelope).map(({ id }) => id);
    expect(envelopes.map((envelope) => [envelope.ord, idsIn(envelope)])).toEqual([
      [5, ['0', '1']],
      [6, ['2', '3']],
      [7, ['4']],
    ]);
    expect(lastOrd).toBe(7);
  });

  it('are none without events', () => {
    expect(toEnvelopes([], { ord: 5, shards: 4, maxBytes: 1 })).toEqual({
      envelopes: [],
      lastOrd: 5,
    });
  });
});

describe('ord', () => {
  const touched = (...ords: number[]) => {
    const set = new WorkingSet();
    return ords.map((ord, index) => {
      const ref = new Ref({}, hallAggregate, String(index), 'existing');
      const state = { id: String(index), cityCode: '33.71' };
      set.load(ref, { state, version: 1, sequence: 1, ord });
      return set.at(ref);
    });
  };

  it('is the time of now, or later than everything it touches', () => {
    expect(nextOrd(100, [])).toBe(100);
    expect(nextOrd(100, touched(7, 99))).toBe(100);
    expect(nextOrd(100, touched(7, 100))).toBe(101);
    expect(nextOrd(100, touched(900, 7))).toBe(901);
  });
});
