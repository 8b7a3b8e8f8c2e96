import { describe, expect, it } from '@jest/globals';
import { InputInvalid } from './http-problem.js';
import { readHeaders } from './request-headers.js';

describe('readHeaders', () => {
  it('reads what is there', () => {
    const correlationId = '01a204d1-a323-700e-80b7-4b61d1783de8';
    const headers = { 'correlation-id': correlationId, 'idempotency-key': 'abc-1' };
    expect(readHeaders(headers, false)).toEqual({
      correlationId,
      idempotencyKey: 'abc-1',
      now: undefined,
    });
  });

  it('turns the simulated time into an Instant', () => {
    const headers = { 'korsa-simulated-time': '2025-11-05T08:00:00+07:00' };
    expect(readHeaders(headers, true).now).toBe('2025-11-05T01:00:00.000Z');
  });

  it('refuses a simulated time outside of simulation mode', () => {
    const headers = { 'korsa-simulated-time': '2025-11-05T08:00:00+07:00' };
    expect(() => readHeaders(headers, false)).toThrow(InputInvalid);
  });

  it('lists every problem at once', () => {
    const headers = {
      'correlation-id': 'x',
      'idempotency-key': 'k'.repeat(201),
      'korsa-simulated-time': 'noon',
    };
    expect.assertions(1);
    try {
      readHeaders(headers, true);
    } catch (error) {
      expect((error as InputInvalid).problems.map(({ field }) => field)).toEqual([
        'Correlation-Id',
        'Idempotency-Key',
        'Korsa-Simulated-Time',
      ]);
    }
  });
});
