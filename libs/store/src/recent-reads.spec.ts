import { describe, expect, it } from '@jest/globals';
import { RecentReads } from './recent-reads.js';
import type { State } from './work.js';

const state = (id: string): State => ({ id, cityCode: '33.71' });

/** Reads over a clock that stands until it is moved, and a database that counts what it is asked. */
function scene(
  answer: (id: string) => Promise<State | undefined> = (id) => Promise.resolve(state(id)),
) {
  let [now, asked] = [0, 0];
  const reads = new RecentReads(
    (_collection, id) => {
      asked += 1;
      return answer(id);
    },
    () => now,
  );
  return { reads, pass: (ms: number) => (now += ms), asked: () => asked };
}

describe('recent reads', () => {
  it('ask once in a second for an aggregate', async () => {
    const { reads, pass, asked } = scene();
    await Promise.all([reads.find('gates', 'a'), reads.find('gates', 'a')]);
    pass(999);
    await reads.find('gates', 'a');
    expect(asked()).toBe(1);
    pass(1);
    await reads.find('gates', 'a');
    expect(asked()).toBe(2);
  });

  it('keep the same id of two collections apart', async () => {
    const { reads, asked } = scene();
    await reads.find('gates', 'a');
    await reads.find('policies', 'a');
    expect(asked()).toBe(2);
  });

  it('ask again for what this process has changed, also when an earlier answer is still on its way', async () => {
    const slow = Promise.withResolvers<State>();
    const answers = [slow.promise, Promise.resolve({ ...state('a'), open: true })];
    const { reads } = scene(() => answers.shift()!);
    const before = reads.find('gates', 'a');
    reads.forget(['gates:a']);
    slow.resolve(state('a'));
    expect(await before).toEqual(state('a'));
    expect(await reads.find('gates', 'a')).toMatchObject({ open: true });
  });

  it('never keep that there is none, nor a failure', async () => {
    const answers = [
      () => Promise.resolve(undefined),
      () => Promise.reject(new Error('away')),
      () => Promise.resolve(state('a')),
    ];
    const { reads } = scene(() => answers.shift()!());
    expect(await reads.find('gates', 'a')).toBeUndefined();
    await expect(reads.find('gates', 'a')).rejects.toThrow('away');
    expect(await reads.find('gates', 'a')).toEqual(state('a'));
  });

  it('are bounded: the oldest answer makes room', async () => {
    const { reads, asked } = scene();
    for (let at = 0; at <= 5_000; at += 1) await reads.find('gates', String(at));
    await reads.find('gates', '5000');
    expect(asked()).toBe(5_001);
    await reads.find('gates', '0');
    expect(asked()).toBe(5_002);
  });
});
