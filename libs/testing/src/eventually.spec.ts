import { describe, expect, it } from '@jest/globals';
import { eventually } from './eventually.js';

const never = new Promise<true>(() => {});

describe('eventually', () => {
  it('answers with what the attempt returns when it no longer throws', async () => {
    let attempts = 0;
    const answer = await eventually(() => {
      attempts += 1;
      if (attempts < 3) throw new Error('not yet');
      return 'there';
    });
    expect([answer, attempts]).toEqual(['there', 3]);
  });

  it('goes on when the answer is null or false', async () => {
    const answers = [null, false as const, 0];
    expect(await eventually(() => answers.shift() ?? null, { every: 1 })).toBe(0);
  });

  it('takes an assertion that holds as the end', async () => {
    await expect(eventually(() => expect(1).toBe(1))).resolves.toBeUndefined();
  });

  it('says what was last seen when time is over', async () => {
    let count = 0;
    const waiting = eventually(
      () => {
        count += 1;
        throw new Error(`saw ${Math.min(count, 2)} of 5`);
      },
      { within: 60, every: 5 },
    );
    await expect(waiting).rejects.toThrow('Not within 60 ms. Last seen: saw 2 of 5');
  });

  it('points at the caller, with the last error as the cause', async () => {
    const cause = new Error('broken');
    const error: unknown = await eventually(() => Promise.reject(cause), { within: 20 }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ cause });
    expect((error as Error).stack?.split('\n')[1]).toContain('eventually.spec.ts');
  });

  it('ends in time when an attempt hangs', async () => {
    await expect(eventually(() => never, { within: 30 })).rejects.toThrow(
      'Last seen: an attempt that did not end',
    );
  });

  it('keeps what was seen before an attempt that hangs', async () => {
    const attempts = [() => Promise.resolve(false), () => never];
    const waiting = eventually(() => (attempts.shift() ?? (() => never))(), {
      within: 30,
      every: 1,
    });
    await expect(waiting).rejects.toThrow('Last seen: false');
  });

  it('refuses an attempt that may answer undefined', () => {
    const found = [1].find((number) => number === 1);
    // @ts-expect-error a missing value is not an answer
    void eventually(() => found);
    expect(found).toBe(1);
  });
});
