import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

const second = 1_000;

describe('the patched request queue of kafkajs', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('arms no timer while nothing is queued', () => {
    const armed = jest.spyOn(globalThis, 'setTimeout');
    const queue = new RequestQueue({
      maxInFlightRequests: 1,
      requestTimeout: 10 * second,
      enforceRequestTimeout: false,
      clientId: 'test',
      broker: 'test:9092',
      logger: { debug: () => undefined },
    });
    queue.scheduleCheckPendingRequests();
    jest.advanceTimersByTime(second);
    expect(armed.mock.calls.length).toBe(0);
  });

  it('looks for late requests no more often than a quarter of what they may take', () => {
    const armed = jest.spyOn(globalThis, 'setInterval');
    const queue = new RequestQueue({
      maxInFlightRequests: 1,
      requestTimeout: 10 * second,
      enforceRequestTimeout: true,
      clientId: 'test',
      broker: 'test:9092',
      logger: { debug: () => undefined },
    });
    queue.scheduleRequestTimeoutCheck();
    expect(armed.mock.calls.map(([, everyMs]) => everyMs)).toEqual([2.5 * second]);
    queue.destroy();
  });

  it('looks again when it is throttled, and then rests', () => {
    const armed = jest.spyOn(globalThis, 'setTimeout');
    const queue = new RequestQueue({
      maxInFlightRequests: 1,
      requestTimeout: 10 * second,
      enforceRequestTimeout: false,
      clientId: 'test',
      broker: 'test:9092',
      logger: { debug: () => undefined },
    });
    queue.maybeThrottle(200);
    queue.scheduleCheckPendingRequests();
    jest.advanceTimersByTime(second);
    expect(armed.mock.calls.length).toBe(1);
  });
});
