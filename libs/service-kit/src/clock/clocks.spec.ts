import { describe, expect, it } from '@jest/globals';
import { newCause, runWithCause } from '@korsa/store';
import { SimulatedClock } from './simulated-clock.js';
import { SystemClock } from './system-clock.js';

const start = '2025-01-01T00:00:00.000Z';
const monday = '2025-11-03T01:00:00.000Z';
const friday = '2025-11-07T01:00:00.000Z';

function at(now: string, clock: SimulatedClock): string {
  return runWithCause(newCause({ kind: 'event', actor: 'a', area: '33', now }), () => clock.now());
}

describe('SimulatedClock', () => {
  it('stands at its start until somebody tells another time', () => {
    expect(new SimulatedClock(start).now()).toBe(start);
  });

  it('tells the time of the cause', () => {
    const clock = new SimulatedClock(start);
    expect(at(friday, clock)).toBe(friday);
    expect(at(monday, clock)).toBe(monday);
  });

  it('tells the latest time it has seen where no cause brings one', () => {
    const clock = new SimulatedClock(start);
    at(friday, clock);
    at(monday, clock);
    expect(clock.now()).toBe(friday);
  });
});

describe('SystemClock', () => {
  it('tells the time of the machine with milliseconds, in UTC', () => {
    const before = Date.now();
    const now = new SystemClock().now();
    expect(now).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
    expect(Date.parse(now)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(now)).toBeLessThanOrEqual(Date.now());
  });
});
