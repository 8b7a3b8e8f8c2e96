import { describe, expect, it } from '@jest/globals';
import type { Mark } from '../stack/backlog.js';
import { backlogDone } from './backlog-done.js';

const marked = (...ids: string[]): Mark => ({
  unsent: new Map([['attendance', ids]]),
  unread: new Map(),
});

/** Marks one after the other; done is what `handled` names. */
function backlogOf(...marks: (Mark | Error)[]) {
  const handled = new Set<string>();
  return {
    handled,
    mark: () => {
      const next = marks.length > 1 ? marks.shift() : marks[0];
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next ?? marked());
    },
    isDone: ({ unsent }: Mark) =>
      Promise.resolve([...unsent.values()].flat().every((id) => handled.has(id))),
  };
}

describe('a backlog', () => {
  it('is done when everything of it is, whatever has come since', async () => {
    const backlog = backlogOf(marked('a'), marked('b'));
    const done = await backlogDone(backlog, ['attendance']);
    expect(await done()).toBe(false);
    backlog.handled.add('a');
    expect(await done()).toBe(true);
  });

  it('that was empty is the first one that comes up', async () => {
    const backlog = backlogOf(marked(), marked(), marked('b'));
    const done = await backlogDone(backlog, ['attendance']);
    const idle = () => Promise.resolve(false);
    expect(await done(idle)).toBe(false);
    expect(await done(idle)).toBe(false);
    expect(await done(idle)).toBe(false);
    backlog.handled.add('b');
    expect(await done(idle)).toBe(true);
  });

  it('that stays empty is done as soon as its workers are there', async () => {
    const done = await backlogDone(backlogOf(marked()), ['attendance']);
    expect(await done(() => Promise.resolve(false))).toBe(false);
    expect(await done(() => Promise.resolve(true))).toBe(true);
  });

  it('that could not be seen is looked at again', async () => {
    const backlog = backlogOf(new Error('away'), new Error('away'), marked('a'));
    const done = await backlogDone(backlog, ['attendance']);
    await expect(done()).rejects.toThrow('away');
    expect(await done()).toBe(false);
    backlog.handled.add('a');
    expect(await done()).toBe(true);
  });
});
