import { describe, expect, it } from '@jest/globals';
import { endings } from '../test/world.js';
import { StoreUnavailable } from './errors.js';
import { GroupRunner, type Attempt } from './group-runner.js';
import type { Call } from './line.js';
import { Taken } from './mongo-errors.js';
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

describe('a group whose commit may have been stored', () => {
  it('is not decided again: all its callers hear that nobody knows', async () => {
    let attempts = 0;
    const unknown: Attempt = () => {
      attempts += 1;
      return Promise.reject(new StoreUnavailable('it did not say'));
    };
    const group = new GroupRunner(unknown, { ...patience, deadlineMs: 1_000 });
    const queue = new WorkQueue((calls, onStored) => group.run(calls, onStored), queueOptions);
    const calls = Array.from({ length: 5 }, () => queue.add(aWork()));
    expect(await endings(calls)).toEqual(calls.map(() => 'StoreUnavailable'));
    expect(attempts).toBe(1);
  });
});

describe('a single call whose value is taken', () => {
  /** Attempts that meet the value until they decide otherwise, and what each of them was. */
  const run = async (dedupe?: Work['dedupe']) => {
    const attempts: string[] = [];
    const attempt: Attempt = (works, group, carefully) => {
      const [outcome] = works.map(({ decide }) => outcomeOf(() => decide([])));
      attempts.push(`${carefully ? 'careful' : 'light'}: ${outcome}`);
      if (outcome === 'decided') return Promise.reject(new Taken('ticket', 'tickets:1', 'holder'));
      return storing(works, group, carefully);
    };
    const work = { refs: [], decide: () => [], ...(dedupe && { dedupe }) } as unknown as Work;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const call: Call = { work, since: performance.now(), resolve, reject };
    const ended = endings([promise]);
    await new GroupRunner(attempt, { ...patience, deadlineMs: 1_000 }).run([call], () => undefined);
    return { attempts, ending: (await ended)[0] };
  };
  const command = { kind: 'command', id: 'key#0', fingerprint: 'f', keepsRefusals: true } as const;

  it('looks once more before it is told', async () => {
    expect(await run()).toEqual({
      attempts: ['light: decided', 'careful: decided'],
      ending: 'UniquenessViolated',
    });
  });

  it('leaves its no behind, unless its first run has left another answer', async () => {
    expect(await run(command)).toEqual({
      attempts: ['light: decided', 'careful: decided', 'careful: UniquenessViolated'],
      ending: 'ok',
    });
  });

  it('leaves none behind when refusals are not kept', async () => {
    const { attempts } = await run({ ...command, keepsRefusals: false });
    expect(attempts).toHaveLength(2);
  });
});

function outcomeOf(decide: () => unknown): string {
  try {
    decide();
    return 'decided';
  } catch (error) {
    return (error as Error).name;
  }
}
