import { describe, expect, it } from '@jest/globals';
import { GroupRunner, type Attempt } from './group-runner.js';
import type { Call } from './line.js';
import type { Work } from './work.js';
import { WorkQueue } from './work-queue.js';

const patience = { contentionMs: 100, observer: {}, endAbandoned: () => Promise.resolve() };
const queueOptions = {
  maxGroup: 512,
  maxQueue: 4_096,
  deadlineMs: 1_000,
  maxBulk: 1,
  maxBulkGroup: 1,
  maxBulkBeside: 1,
  bulkDeadlineMs: 1_000,
  observer: {},
};

const aWork = (): Work => ({ refs: [] }) as unknown as Work;

/** Stores at once whatever it is given. */
const storing: Attempt = (works) =>
  Promise.resolve({
    outcomes: new Map(works.map((work) => [work, { states: [] }])),
    handledEvents: [],
    answeredCommands: [],
  });

const runner = () => new GroupRunner(storing, { ...patience, deadlineMs: 1_000 });

describe('the answers of a group', () => {
  it('come after room was made for the next group, to so many callers in a turn', async () => {
    let answered = 0;
    const calls = Array.from({ length: 200 }, (): Call => ({
      work: aWork(),
      since: performance.now(),
      resolve: () => (answered += 1),
      reject: () => undefined,
    }));
    const stored = Promise.withResolvers<number>();
    const over = runner().run(calls, () => stored.resolve(answered));
    expect(await stored.promise).toBe(0);
    expect(answered).toBeLessThan(200);
    await over;
    expect(answered).toBe(200);
  });

  it('are given before a store is closed', async () => {
    const group = runner();
    const queue = new WorkQueue((calls, onStored) => group.run(calls, onStored), queueOptions);
    let answered = 0;
    for (let count = 0; count < 200; count += 1)
      void queue.add(aWork()).then(() => (answered += 1));
    await queue.close();
    expect(answered).toBe(200);
  });

  it('of one group do not keep the next one waiting', async () => {
    const group = runner();
    const order: string[] = [];
    const queue = new WorkQueue((calls, onStored) => {
      order.push(`group of ${calls.length}`);
      return group.run(calls, onStored);
    }, queueOptions);
    const answers = Array.from({ length: 712 }, (_, at) =>
      queue.add(aWork()).then(() => order.push(String(at))),
    );
    await Promise.all(answers);
    expect(order[0]).toBe('group of 512');
    expect(order.indexOf('group of 200')).toBeLessThan(order.indexOf('511'));
  });
});
