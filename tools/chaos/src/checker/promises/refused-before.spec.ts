import { describe, expect, it } from '@jest/globals';
import { aSoundRun } from '../../../test/a-sound-run.js';
import { judge } from '../judge.js';

const nominated = 4;
const confirmed = 6;

/**
 * What is broken when a copy of a confirmation is refused at one moment, another copy is answered at 65, and the nomination
 * before it is answered at another moment.
 */
function brokenWhen(refusedAt: number, nominatedAt: number): string[] {
  const run = aSoundRun();
  const entries = run.entries.map((entry) =>
    entry.kind === 'acknowledged' && entry.op === nominated ? { ...entry, at: nominatedAt } : entry,
  );
  const no = { status: 409, code: 'registration-not-active' };
  entries.push({ kind: 'refused', at: refusedAt, op: confirmed, ...no });
  const { promises } = judge({ ...run, entries });
  return promises.filter(({ violations }) => violations > 0).map(({ name }) => name);
}

describe('a copy that was refused while its twin was carried out', () => {
  const promise = '6 a repeated command gets the first answer';

  it('keeps the promise when the aggregate was changed by another in between', () => {
    expect(brokenWhen(62, 63)).toEqual([]);
  });

  it('breaks it when nobody had changed the aggregate since', () => {
    expect(brokenWhen(62, 45)).toEqual([promise]);
  });

  it('breaks it when it was refused after the yes', () => {
    expect(brokenWhen(66, 67)).toEqual([promise]);
  });
});
