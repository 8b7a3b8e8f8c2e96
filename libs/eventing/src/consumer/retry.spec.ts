import { describe, expect, it } from '@jest/globals';
import { attempt } from './retry.js';

const active = { isActive: () => true, onOutage: () => undefined };
const refused = () => Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });

/** Fails with the given errors, one per try, then works. */
function failing(...errors: readonly Error[]) {
  let tries = 0;
  return {
    tries: () => tries,
    work: () => {
      const error = errors[tries++];
      return error ? Promise.reject(error) : Promise.resolve('done');
    },
  };
}

describe('attempt', () => {
  it('tries a failing event four times in all and hands the last error back', async () => {
    const errors = [1, 2, 3, 4, 5].map((at) => new Error(String(at)));
    const { work, tries } = failing(...errors);
    expect(await attempt(work, active)).toEqual({ state: 'failed', error: errors[3] });
    expect(tries()).toBe(4);
  });

  it('does not count an outage, and reports it once', async () => {
    const { work } = failing(refused(), refused(), new Error('own'), refused());
    let outages = 0;
    const outcome = await attempt(work, { ...active, onOutage: () => outages++ });
    expect(outcome).toEqual({ state: 'done', value: 'done' });
    expect(outages).toBe(1);
  });

  it('ends an outage when it is no longer wanted', async () => {
    let tries = 0;
    const isActive = () => tries < 2;
    const work = () => Promise.reject((tries++, refused()));
    expect(await attempt(work, { ...active, isActive })).toEqual({ state: 'abandoned' });
  });

  it('takes what a handler throws at once for a failure too', async () => {
    const work = () => {
      throw new TypeError('a bug');
    };
    expect(await attempt(work, active)).toMatchObject({ state: 'failed' });
  });
});
