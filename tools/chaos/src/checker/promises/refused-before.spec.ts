import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { acknowledged, aSoundRun, ids, invoked, type Run } from '../../../test/a-sound-run.js';
import type { Entry } from '../../history/history.js';
import { judge } from '../judge.js';

const published = 2;
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
  return broken({ ...run, entries });
}

/** What is broken when a copy of a publication is refused at 22, another copy is answered at 25, and this happens too. */
function brokenBeside(...more: readonly Entry[]): string[] {
  const run = aSoundRun();
  const no = { status: 409, code: 'agenda-unchanged' };
  run.entries.push({ kind: 'refused', at: 22, op: published, ...no }, ...more);
  return broken(run);
}

/** A session of the draft is moved, of which no topic tells. */
function moved(sentAt: number, answeredAt: number): Entry[] {
  return [
    { ...invoked(9, 'scheduling', 'moveSession', randomUUID(), ids.retreat), at: sentAt },
    { ...acknowledged(9, {}), at: answeredAt },
  ];
}

function broken(run: Run): string[] {
  const { promises } = judge(run);
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

  it('keeps it when a draft was changed meanwhile, of which no topic tells', () => {
    expect(brokenBeside(...moved(21, 23))).toEqual([]);
  });

  it('breaks it when the draft had been changed before, or after the yes', () => {
    expect(brokenBeside()).toEqual([promise]);
    expect(brokenBeside(...moved(17, 19))).toEqual([promise]);
    expect(brokenBeside(...moved(26, 28))).toEqual([promise]);
  });
});
