import { describe, expect, it } from '@jest/globals';
import { endings } from '../test/world.js';
import type { Call } from './line.js';
import { WorkQueue, type QueueOptions } from './work-queue.js';
import type { Work } from './work.js';

const options: QueueOptions = {
  maxGroup: 10,
  maxQueue: 50,
  deadlineMs: 1_000,
  maxBulk: 3,
  maxBulkGroup: 100,
  maxBulkBeside: 20,
  bulkDeadlineMs: 1_000,
  observer: {},
};

let aggregate = 0;
const refTo = (address: string) => ({ address });
const refToAnother = () => refTo(`a:${aggregate++}`);

function aWork(...addresses: string[]): Work {
  const refs = addresses.length > 0 ? addresses.map(refTo) : [refToAnother()];
  return { refs } as unknown as Work;
}

function aPortion(from: number): Work {
  return {
    refs: Array.from({ length: 10 }, refToAnother),
    stretch: { from, to: from + 1 },
  } as unknown as Work;
}

/** A queue whose groups end when the test says so. */
function aQueue(given: Partial<QueueOptions> = {}) {
  const groups: { singles: number; bulk: number }[] = [];
  const held = Promise.withResolvers<void>();
  let holding = true;
  const queue = new WorkQueue(
    async (calls: readonly Call[]) => {
      const singles = calls.filter(({ work }) => work.refs.length === 1).length;
      const bulk = calls.reduce((sum, { work }) => sum + work.refs.length, 0) - singles;
      groups.push({ singles, bulk });
      if (holding) await held.promise;
      for (const call of calls) call.resolve([]);
    },
    { ...options, ...given },
  );
  const release = () => {
    holding = false;
    held.resolve();
  };
  return { queue, groups, release };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const bulkOf = (portions: number) => Array.from({ length: portions }, () => aPortion(0));

describe('bulk in the queue of a store', () => {
  it('fills whole groups when nothing else waits', async () => {
    const { queue, groups, release } = aQueue();
    release();
    await queue.addBulk(bulkOf(25));
    expect(groups).toEqual([
      { singles: 0, bulk: 100 },
      { singles: 0, bulk: 100 },
      { singles: 0, bulk: 50 },
    ]);
  });

  it('lets single calls into the very next group, and still goes on beside them', async () => {
    const { queue, groups, release } = aQueue();
    const bulk = queue.addBulk(bulkOf(16));
    await turn();
    const singles = Array.from({ length: 25 }, () => queue.add(aWork()));
    release();
    await Promise.all([bulk, ...singles]);
    expect(groups).toEqual([
      { singles: 0, bulk: 100 },
      { singles: 10, bulk: 20 },
      { singles: 10, bulk: 20 },
      { singles: 5, bulk: 20 },
    ]);
  });

  it('counts a caller as one, however much it brings, and takes no room of single calls', async () => {
    const { queue, release } = aQueue();
    const bulk = [1, 2, 3].map(() => queue.addBulk(bulkOf(500)));
    await turn();
    const singles = Array.from({ length: 50 }, () => queue.add(aWork()));
    const refused = endings([queue.addBulk(bulkOf(1)), queue.add(aWork())]);
    expect(await refused).toEqual(['TooBusy', 'TooBusy']);
    release();
    expect(await endings([...bulk, ...singles])).toEqual(Array(53).fill('ok'));
    expect(await endings([queue.addBulk(bulkOf(1))])).toEqual(['ok']);
  });

  it('waits longer for its turn than a single call', async () => {
    const { queue, release } = aQueue({ deadlineMs: 0 });
    const first = queue.addBulk(bulkOf(1));
    await turn();
    const late = [queue.add(aWork()), queue.addBulk(bulkOf(1))];
    await turn();
    release();
    expect(await endings([first, ...late])).toEqual(['ok', 'StoreUnavailable', 'ok']);
  });

  it('rejects when a part fails, after the others are answered', async () => {
    const answered: number[] = [];
    const queue = new WorkQueue(async (calls) => {
      await turn();
      calls.forEach((call, index) => {
        if (index === 0) call.reject(new Error('broken'));
        else call.resolve([]);
        answered.push(index);
      });
    }, options);
    await expect(queue.addBulk(bulkOf(3))).rejects.toThrow('broken');
    expect(answered).toEqual([0, 1, 2]);
  });

  describe('under way', () => {
    it('is two groups at once, when they can have no aggregate in common', async () => {
      const { queue, groups, release } = aQueue({ maxBulkGroup: 20 });
      const bulk = [1, 2].map(() => queue.addBulk([aPortion(1), aPortion(2), aPortion(3)]));
      await turn();
      expect(groups).toEqual([
        { singles: 0, bulk: 20 },
        { singles: 0, bulk: 20 },
      ]);
      release();
      await Promise.all(bulk);
      expect(groups).toHaveLength(3);
    });

    it('is one group, when the others may be about the same', async () => {
      const { queue, groups, release } = aQueue({ maxBulkGroup: 20 });
      const bulk = queue.addBulk([aPortion(1), aPortion(1), aPortion(1)]);
      await turn();
      expect(groups).toEqual([{ singles: 0, bulk: 20 }]);
      release();
      await bulk;
      expect(groups.at(-1)).toEqual({ singles: 0, bulk: 10 });
    });

    it('is no other group beside one with single calls', async () => {
      const { queue, groups, release } = aQueue();
      const single = queue.add(aWork());
      await turn();
      const bulk = queue.addBulk([aPortion(1)]);
      await turn();
      expect(groups).toEqual([{ singles: 1, bulk: 0 }]);
      release();
      await Promise.all([single, bulk]);
      expect(groups.at(-1)).toEqual({ singles: 0, bulk: 10 });
    });

    it('is a second group of single calls when it is full', async () => {
      const { queue, groups, release } = aQueue();
      const singles = Array.from({ length: 25 }, () => queue.add(aWork()));
      await turn();
      expect(groups).toEqual([
        { singles: 10, bulk: 0 },
        { singles: 10, bulk: 0 },
      ]);
      release();
      await Promise.all(singles);
      expect(groups.at(-1)).toEqual({ singles: 5, bulk: 0 });
    });

    it('is no second group of single calls that is not full, or that could meet the first', async () => {
      const { queue, groups, release } = aQueue();
      const about = (addresses: number[]) =>
        addresses.map((address) => queue.add(aWork(`a:${address}`)));
      const ten = Array.from({ length: 10 }, (_, at) => at);
      const others = ten.slice(0, 9).map((at) => at + 10);
      const singles = [...about(ten), ...about(others), ...about([3])];
      await turn();
      expect(groups).toEqual([{ singles: 10, bulk: 0 }]);
      singles.push(...about([19]));
      await turn();
      expect(groups).toHaveLength(2);
      release();
      await Promise.all(singles);
      expect(groups.at(-1)).toEqual({ singles: 1, bulk: 0 });
    });

    it('is no second group past a call that waits for the first', async () => {
      const { queue, groups, release } = aQueue();
      const order: string[] = [];
      const add = (...addresses: string[]) =>
        queue.add(aWork(...addresses)).then(() => order.push(addresses.join()));
      const calls = [add('first')];
      await turn();
      calls.push(add('first', 'both'), add('both', 'other'), add('other'));
      const others = Array.from({ length: 9 }, () => queue.add(aWork()));
      await turn();
      expect(groups).toHaveLength(1);
      others.push(queue.add(aWork()));
      await turn();
      expect(groups).toHaveLength(2);
      release();
      await Promise.all([...calls, ...others]);
      expect(order).toEqual(['first', 'first,both', 'both,other', 'other']);
    });

    it('looks at each waiting call once, however many join', async () => {
      const { queue, release } = aQueue({ maxQueue: 5_000 });
      let looks = 0;
      const busy = (): Work => ({
        ...aWork(),
        get refs() {
          looks += 1;
          return [refTo('a:busy')] as unknown as Work['refs'];
        },
      });
      const calls = [queue.add(busy())];
      await turn();
      for (let round = 0; round < 100; round += 1) {
        calls.push(...Array.from({ length: 10 }, () => queue.add(busy())));
        await turn();
      }
      expect(looks).toBeLessThan(5_000);
      release();
      await Promise.all(calls);
    });

    it('is waited for when the queue is closed', async () => {
      const { queue, release } = aQueue({ maxBulkGroup: 20 });
      const bulk = queue.addBulk([aPortion(1), aPortion(2), aPortion(3)]);
      await turn();
      let closed = false;
      const closing = queue.close().then(() => (closed = true));
      await turn();
      expect(closed).toBe(false);
      release();
      await closing;
      expect(await endings([bulk])).toEqual(['ok']);
    });
  });
});
