import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Gathering } from './gathering.js';

describe('gathering the callers of a group for the next one', () => {
  let gathering: Gathering;
  let over: number;

  beforeEach(() => {
    jest.useFakeTimers();
    over = 0;
    gathering = new Gathering(() => (over += 1));
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('waits until as many are there as were there before', () => {
    gathering.ended(32, 32, 12);
    expect(gathering.waitsFor(32)).toBe(true);
    expect(gathering.waitsFor(63)).toBe(true);
    expect(gathering.waitsFor(64)).toBe(false);
  });

  it('waits a third of what the last group took, and says when that is over', () => {
    gathering.ended(32, 0, 12);
    jest.advanceTimersByTime(3);
    expect(gathering.waitsFor(10)).toBe(true);
    jest.advanceTimersByTime(1);
    expect(gathering.waitsFor(10)).toBe(false);
    expect(over).toBe(1);
  });

  it('waits five milliseconds at most', () => {
    gathering.ended(32, 0, 4_000);
    jest.advanceTimersByTime(5);
    expect(gathering.waitsFor(0)).toBe(false);
  });

  it.each([
    ['few were in the group', 4, 0],
    ['many were in the group: they are shared out well already', 512, 0],
    ['enough for a group are there already', 64, 128],
  ])('does not wait when %s', (_, calls, waiting) => {
    gathering.ended(calls, waiting, 12);
    expect(gathering.waitsFor(waiting)).toBe(false);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('forgets a crowd once a group of few has ended', () => {
    gathering.ended(32, 0, 12);
    gathering.ended(1, 0, 3);
    expect(gathering.waitsFor(1)).toBe(false);
    expect(jest.getTimerCount()).toBe(0);
  });
});
