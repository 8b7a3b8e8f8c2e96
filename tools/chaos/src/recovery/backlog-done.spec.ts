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

const idle = () => Promise.resolve(true);
const gone = () => Promise.resolve(false);

describe('a backlog', () => {
  it('is done when everything of it is, whatever has come since', async () => {
    const backlog = backlogOf(marked('a'), marked('b'));
    const done = backlogDone(backlog, ['attendance']);
    expect(await done()).toBe(false);
    expect(await done()).toBe(false);
    backlog.handled.add('a');
    expect(await done()).toBe(true);
  });

  it('is that of the moment when it is first asked for', async () => {
    const backlog = backlogOf(marked('a'));
    backlog.handled.add('a');
    const done = backlogDone(backlog, ['attendance'], gone);
    expect(await done()).toBe(false);
  });

  it('that was empty is the first one that comes up', async () => {
    const backlog = backlogOf(marked(), marked('b'));
    const done = backlogDone(backlog, ['attendance'], gone);
    expect(await done()).toBe(false);
    expect(await done()).toBe(false);
    expect(await done()).toBe(false);
    backlog.handled.add('b');
    expect(await done()).toBe(true);
  });

  it('that stays empty is done as soon as its workers are there', async () => {
    expect(await backlogDone(backlogOf(marked()), ['attendance'], gone)()).toBe(false);
    expect(await backlogDone(backlogOf(marked()), ['attendance'], idle)()).toBe(true);
  });

  it('that cannot be seen is looked at again', async () => {
    const backlog = backlogOf(new Error('away'), marked('a'));
    const done = backlogDone(backlog, ['attendance']);
    await expect(done()).rejects.toThrow('away');
    expect(await done()).toBe(false);
    backlog.handled.add('a');
    expect(await done()).toBe(true);
  });
});
