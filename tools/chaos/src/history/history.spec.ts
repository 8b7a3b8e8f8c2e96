import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { History } from './history.js';

const invoked = (op: number) =>
  ({
    kind: 'invoked',
    op,
    service: 'registration',
    operation: 'confirmParticipation',
    key: `k${op}`,
    about: `r${op}`,
  }) as const;

describe('the history', () => {
  it('is on disk as soon as it is recorded', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'korsa-history-')), 'history.jsonl');
    const history = new History(file);
    history.record(invoked(1));
    history.record({ kind: 'acknowledged', op: 1, status: 200, replayed: false });
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(history.entries());
  });

  it('goes forward in time, and takes a time that was measured before', () => {
    const history = new History();
    history.record(invoked(1));
    history.record({ ...invoked(2), at: 7 });
    const [first, second] = history.entries();
    expect(first!.at).toBeGreaterThanOrEqual(0);
    expect(second!.at).toBe(7);
  });

  it('counts what has no definite outcome', () => {
    const history = new History();
    [1, 2, 3, 1].map(invoked).forEach((entry) => history.record(entry));
    history.record({ kind: 'unknown', op: 1, reason: 'timeout' });
    history.record({ kind: 'acknowledged', op: 2, status: 200, replayed: false });
    history.record({ kind: 'refused', op: 3, status: 409, code: 'intake-full' });
    expect(history.open()).toBe(1);
  });
});
