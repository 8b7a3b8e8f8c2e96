import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { currentCause, type Cause } from '@korsa/store';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { SimulatedClock } from '../clock/simulated-clock.js';
import { Timers } from './timers.js';

const clock = new SimulatedClock('2025-11-05T01:00:00.000Z');
let registry: Registry;
let timers: Timers;

beforeEach(() => {
  jest.useFakeTimers();
  registry = new Registry();
  timers = new Timers({ clock, simulation: true, logger: pino({ level: 'silent' }), registry });
});
afterEach(() => void jest.useRealTimers());

function counting(name = 'open-waves') {
  let runs = 0;
  timers.every({ name, intervalMs: 1_000, run: () => Promise.resolve((runs += 1)) });
  return () => runs;
}

describe('Timers', () => {
  it('run again and again once the worker has started', async () => {
    const runs = counting();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(runs()).toBe(0);
    timers.start();
    await jest.advanceTimersByTimeAsync(3_500);
    expect(runs()).toBe(3);
  });

  it('never overlap: the pause begins when a run ends', async () => {
    let running = 0;
    let most = 0;
    const run = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 10_000));
      running -= 1;
    };
    timers.every({ name: 'slow', intervalMs: 1_000, run });
    timers.start();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(most).toBe(1);
  });

  it('go on after a failure, which is counted', async () => {
    timers.every({ name: 'weak', intervalMs: 1_000, run: () => Promise.reject(new Error('no')) });
    timers.start();
    await jest.advanceTimersByTimeAsync(2_500);
    expect(await registry.getSingleMetricAsString('korsa_timer_runs_total')).toContain(
      'korsa_timer_runs_total{timer="weak",outcome="failed"} 2',
    );
  });

  it('act city by city, as the timer, at one simulated time', async () => {
    const causes: Cause[] = [];
    timers.every({
      name: 'open-waves',
      intervalMs: 1_000,
      run: async ({ inCity }) => {
        for (const city of ['33.71', '35.73'])
          await inCity(city, () => Promise.resolve(causes.push(currentCause())));
      },
    });
    await timers.run('open-waves');
    expect(causes).toMatchObject([
      { kind: 'timer', actor: 'timer:open-waves', area: '33.71', now: '2025-11-05T01:00:00.000Z' },
      { kind: 'timer', actor: 'timer:open-waves', area: '35.73', now: '2025-11-05T01:00:00.000Z' },
    ]);
    expect(causes[0]?.correlationId).toBe(causes[1]?.correlationId);
  });

  it('have no city of their own to act in', async () => {
    const run = () => Promise.resolve(currentCause());
    timers.every({ name: 'careless', intervalMs: 1_000, run });
    await expect(timers.run('careless')).rejects.toThrow(/on whose behalf/);
  });

  it('stop for good, after the run that is under way', async () => {
    let ended = false;
    const run = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      ended = true;
    };
    timers.every({ name: 'slow', intervalMs: 1_000, run });
    timers.start();
    await jest.advanceTimersByTimeAsync(1_500);
    const stopped = timers.stop();
    await jest.advanceTimersByTimeAsync(5_000);
    await stopped;
    expect(ended).toBe(true);
    ended = false;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(ended).toBe(false);
  });

  it('refuse a second one of the same name', () => {
    counting('twin');
    expect(() => counting('twin')).toThrow(/two timers named twin/);
  });
});
