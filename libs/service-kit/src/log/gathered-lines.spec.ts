import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { GatheredLines } from './gathered-lines.js';

describe('lines of the log that are gathered', () => {
  let done: string[];
  let lines: GatheredLines;
  let others: readonly unknown[];

  beforeEach(() => {
    jest.useFakeTimers();
    done = [];
    others = process.listeners('exit');
    lines = new GatheredLines({
      write: (text) => void done.push(text),
      flushSync: () => void done.push('flushed'),
    });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('go out in one write, in their order', () => {
    lines.write('one\n');
    jest.advanceTimersByTime(19);
    lines.write('two\n');
    expect(done).toEqual([]);
    jest.advanceTimersByTime(1);
    lines.write('three\n');
    jest.advanceTimersByTime(20);
    expect(done).toEqual(['one\ntwo\n', 'three\n']);
  });

  it('are written at once, and once, when the process wants to end', () => {
    lines.write('last\n');
    lines.flushSync();
    jest.advanceTimersByTime(100);
    expect(done).toEqual(['last\n', 'flushed']);
  });

  it('are written when the process ends without a word', () => {
    lines.write('last\n');
    for (const atExit of process.listeners('exit')) if (!others.includes(atExit)) atExit(0);
    expect(done).toEqual(['last\n', 'flushed']);
  });

  it('leave no timer behind that would keep an idle process busy', () => {
    lines.write('one\n');
    jest.advanceTimersByTime(20);
    expect(jest.getTimerCount()).toBe(0);
  });
});
