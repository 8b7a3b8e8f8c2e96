import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { Shutdown, type ShutdownStep } from './shutdown.js';

const logger = pino({ level: 'silent' });
const never = new Promise<void>(() => undefined);

function stopping(steps: ShutdownStep[], budgetMs = 5_000): Shutdown {
  return new Shutdown(steps, { budgetMs, logger });
}

describe('Shutdown', () => {
  it('stops step by step, each after the one before has ended', async () => {
    const seen: string[] = [];
    const step = (name: string): ShutdownStep => ({
      name,
      stop: async () => {
        seen.push(`${name} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        seen.push(`${name} ends`);
      },
    });
    const result = await stopping([step('http'), step('store')]).run();
    expect(result).toEqual({ unfinished: [] });
    expect(seen).toEqual(['http begins', 'http ends', 'store begins', 'store ends']);
  });

  it('goes on after a step that failed, and says so', async () => {
    let closed = false;
    const result = await stopping([
      { name: 'relay', stop: () => Promise.reject(new Error('lost')) },
      { name: 'mongodb', stop: () => (closed = true) },
    ]).run();
    expect(result).toEqual({ unfinished: ['relay'] });
    expect(closed).toBe(true);
  });

  it('gives up when the budget is used up, and names what was not done', async () => {
    let begun = false;
    const steps = [
      { name: 'http', stop: () => undefined },
      { name: 'consumer', stop: () => never },
      { name: 'mongodb', stop: () => (begun = true) },
    ];
    expect(await stopping(steps, 30).run()).toEqual({ unfinished: ['consumer', 'mongodb'] });
    expect(begun).toBe(false);
  });

  it('tells each step what is left of the budget', async () => {
    const left: number[] = [];
    await stopping([{ name: 'http', stop: (leftMs) => left.push(leftMs) }], 1_000).run();
    expect(left[0]).toBeGreaterThan(900);
    expect(left[0]).toBeLessThanOrEqual(1_000);
  });

  it('stops once, whoever asks', async () => {
    let count = 0;
    const shutdown = stopping([{ name: 'http', stop: () => (count += 1) }]);
    await Promise.all([shutdown.run(), shutdown.run()]);
    expect(count).toBe(1);
  });
});
