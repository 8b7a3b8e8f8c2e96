import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { GatheredLines } from './gathered-lines.js';

describe('lines of the log that are gathered', () => {
  let done: string[];
  let lines: GatheredLines;
  let others: readonly unknown[];
  let drain: () => void;

  beforeEach(() => {
    jest.useFakeTimers();
    done = [];
    others = process.listeners('exit');
    lines = new GatheredLines({
      write: (text) => void done.push(text),
      flushSync: () => void done.push('flushed'),
      on: (_drain, heard) => (drain = heard),
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

  it('are waited for by a process that ends in order, also those of a write under way', async () => {
    lines.write('one\n');
    jest.advanceTimersByTime(20);
    lines.write('last\n');
    const written = lines.written().then(() => done.push('written'));
    await Promise.resolve();
    expect(done).toEqual(['one\n', 'last\n']);
    drain();
    await written;
    expect(done).toEqual(['one\n', 'last\n', 'written']);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('hold nothing up when all of them are out', async () => {
    await lines.written();
    lines.write('one\n');
    jest.advanceTimersByTime(20);
    drain();
    await lines.written();
    expect(done).toEqual(['one\n']);
  });

  it('are waited for a second when nobody reads them', async () => {
    lines.write('last\n');
    const written = lines.written();
    jest.advanceTimersByTime(1_000);
    await written;
    expect(done).toEqual(['last\n']);
  });

  it('leave no timer behind that would keep an idle process busy', () => {
    lines.write('one\n');
    jest.advanceTimersByTime(20);
    expect(jest.getTimerCount()).toBe(0);
  });
});
