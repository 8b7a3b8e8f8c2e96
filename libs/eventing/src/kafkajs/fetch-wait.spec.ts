import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { FetchWait } from './fetch-wait.js';

describe('the wait of a fetch', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is short for a consumer that has just begun', () => {
    const wait = new FetchWait();
    jest.advanceTimersByTime(14_000);
    expect(wait.milliseconds).toBe(1_000);
  });

  it('grows when no record has come for a while', () => {
    const wait = new FetchWait();
    jest.advanceTimersByTime(15_000);
    expect(wait.milliseconds).toBe(3_000);
  });

  it('is short again after a record', () => {
    const wait = new FetchWait();
    jest.advanceTimersByTime(60_000);
    wait.heard();
    jest.advanceTimersByTime(1_000);
    expect(wait.milliseconds).toBe(1_000);
  });
});
