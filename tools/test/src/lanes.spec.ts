import { describe, expect, it } from '@jest/globals';
import { inLanes } from './lanes.js';
import { check } from './outcome.js';
import { outcomeOf, type Step } from './step.js';

const step = (name: string, run: Step['run']): Step => ({ name, run });
const passes = (name: string) => step(name, () => Promise.resolve(check()));
const silently = () => undefined;

describe('lanes of steps', () => {
  it('let no step hide another, whether it fails or throws', async () => {
    const refused = step('lint', () => Promise.resolve(check('a rule is broken')));
    const broken = step('types', () => Promise.reject(new Error('tsc is missing')));
    const all = inLanes('source', [
      [refused, passes('format')],
      [broken, passes('boundaries')],
    ]);
    const { passed, failed, failures } = await outcomeOf(all, silently);
    expect({ passed, failed }).toEqual({ passed: 2, failed: 2 });
    expect(failures).toEqual(['a rule is broken', 'tsc is missing']);
  });

  it('run beside each other, and the steps of one in their order', async () => {
    const said: string[] = [];
    const other = Promise.withResolvers<void>();
    const waits = step('waits', () => other.promise.then(() => check()));
    const ends = step('ends', () => Promise.resolve(check()).finally(() => other.resolve()));
    const both = inLanes('source', [[waits, passes('last')], [ends]]);
    expect(await outcomeOf(both, (line) => said.push(line))).toMatchObject({ passed: 3 });
    expect(said.map((line) => line.split(':')[0])).toContain('ends');
    expect(said.filter((line) => !line.startsWith('ends'))).toEqual([
      'waits: 1 passed, 0 failed',
      'last: 1 passed, 0 failed',
    ]);
  });
});
