import { beforeEach, describe, expect, it } from '@jest/globals';
import { reduce, type Numbered } from './reduce.js';

const faultOf = (number: number): Numbered => ({
  ...{ number, name: `fault-${number}`, target: 'kafka', at: number, duration: 0, detail: {} },
});
const schedule = [1, 2, 3, 4].map(faultOf);

const outcome = (...broken: readonly string[]) => ({
  verdict: {
    promises: broken.map((name) => ({ name, checked: 1, violations: 1, examples: [] })),
    latencies: { commands: 1, p50: 1, p99: 1, max: 1 },
    recoveries: [],
    wire: { records: 1, repeats: 0 },
  },
  unfinished: [],
});

describe('a schedule that fails', () => {
  let said: string[];

  beforeEach(() => {
    said = [];
  });

  const reduced = (outcomeOf: (numbers: readonly number[]) => ReturnType<typeof outcome>) =>
    reduce({
      ...{ schedule, failed: outcome('order'), runs: 20, signal: new AbortController().signal },
      attempt: (faults) => Promise.resolve(outcomeOf(faults.map(({ number }) => number))),
      say: (line) => said.push(line),
      commandFor: (numbers) => `repeat ${numbers.join(',')}`,
    });

  it('is reduced to what matters', async () => {
    await reduced((numbers) => (numbers.includes(3) ? outcome('order') : outcome()));
    expect(said.at(-1)).toBe('smallest schedule that fails: repeat 3');
  });

  it('is not blamed when it fails without any fault', async () => {
    await reduced(() => outcome('order'));
    expect(said.at(-1)).toContain('fails without any fault');
  });

  it('is not reduced to one that fails in another way', async () => {
    await reduced((numbers) => {
      if (numbers.includes(2) && numbers.includes(4)) return outcome('order');
      return numbers.includes(1) ? outcome('seats') : outcome();
    });
    expect(said.at(-1)).toBe('smallest schedule that fails: repeat 2,4');
  });

  it('is left as it is when what it failed at cannot be seen again', async () => {
    await reduce({
      ...{ schedule, failed: outcome(), runs: 20, signal: new AbortController().signal },
      attempt: () => Promise.reject(new Error('asked')),
      say: (line) => said.push(line),
      commandFor: () => '',
    });
    expect(said).toEqual([]);
  });
});
