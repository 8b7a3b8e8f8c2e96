import { describe, expect, it } from '@jest/globals';
import { endings } from '../test/world.js';
import { PointReads } from './point-reads.js';
import type { StoreCollections } from './store-collections.js';

type Answer = (ids: readonly string[]) => Promise<unknown[]>;

const document = (id: string) => ({
  _id: id,
  cityCode: '33.71',
  version: 1,
  sequence: 1,
  ord: 1,
  seats: [],
});

/** Reads over a database that notes which ids each `find` asked for. */
function reads(answer: Answer = (ids) => Promise.resolve(ids.map(document)), deadlineMs = 1_000) {
  const finds: string[] = [];
  const aggregates = (collection: string) => ({
    find: ({ _id }: { _id: string | { $in: string[] } }) => {
      const ids = typeof _id === 'string' ? [_id] : _id.$in;
      finds.push(`${collection}:${ids.join('+')}`);
      return { toArray: () => answer(ids) };
    },
  });
  const collections = { aggregates } as unknown as StoreCollections;
  return { finds, reads: new PointReads(collections, deadlineMs) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('reads of single aggregates', () => {
  it('that are asked for in one turn become one find per collection, each id once', async () => {
    const { reads: store, finds } = reads();
    const found = await Promise.all([
      store.find('halls', 'a'),
      store.find('halls', 'b'),
      store.find('halls', 'a'),
      store.find('tickets', 'a'),
    ]);
    expect(finds).toEqual(['halls:a+b', 'tickets:a']);
    expect(found.map((stored) => stored?.state.id)).toEqual(['a', 'b', 'a', 'a']);
    expect(found[0]?.state).not.toHaveProperty('version');
  });

  it('never join a find that was sent: they see what was stored meanwhile', async () => {
    const held = Promise.withResolvers<void>();
    const { reads: store, finds } = reads(async (ids) => {
      await held.promise;
      return ids.map(document);
    });
    const first = store.find('halls', 'a');
    await turn();
    const second = store.find('halls', 'a');
    await turn();
    expect(finds).toEqual(['halls:a', 'halls:a']);
    held.resolve();
    expect(await Promise.all([first, second])).toHaveLength(2);
  });

  it('go in finds of a bounded size', async () => {
    const { reads: store, finds } = reads();
    await Promise.all(Array.from({ length: 2_001 }, (_, n) => store.find('halls', String(n))));
    expect(finds.map((find) => find.split('+').length)).toEqual([1_000, 1_000, 1]);
  });

  it('answer undefined for what is not there', async () => {
    const { reads: store } = reads(() => Promise.resolve([]));
    expect(await store.find('halls', 'a')).toBeUndefined();
  });

  it('share a state that nobody can change under another', async () => {
    const { reads: store } = reads();
    const { state } = (await store.find('halls', 'a'))! as unknown as {
      state: { seats: string[] };
    };
    expect(() => state.seats.push('x')).toThrow(TypeError);
  });

  it('fail for every caller when the database does not answer in time', async () => {
    const { reads: store } = reads(() => new Promise(() => undefined), 10);
    expect(await endings([store.find('halls', 'a'), store.find('halls', 'b')])).toEqual([
      'StoreUnavailable',
      'StoreUnavailable',
    ]);
  });
});
