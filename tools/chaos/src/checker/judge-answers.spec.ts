import { describe, expect, it } from '@jest/globals';
import { acknowledged, ids, invoked } from '../../test/a-sound-run.js';
import { misuse, planted } from '../../test/planted.js';

describe('a violation of promises 5 and 6', () => {
  it('is something that was parked', () => {
    const names = planted(({ leftovers }) => leftovers.push({ what: 'parked keys', count: 1 }));
    expect(names).toEqual(['5 nothing is parked, blocked or unsent']);
  });

  it('is a command without a definite outcome', () => {
    const names = planted(({ entries }) =>
      entries.push(invoked(9, 'registration', 'confirmParticipation', 'k9', ids.waiting)),
    );
    expect(names).toEqual(['6 every command has a definite outcome']);
  });

  it('is another answer to the same command', () => {
    const names = planted(({ entries }) => entries.push(acknowledged(5, { digest: 'another' })));
    expect(names).toEqual(['6 a repeated command gets the first answer']);
  });

  it('is no other answer where none is kept', () => {
    const names = planted((run) => {
      run.entries = run.entries.map((entry) =>
        entry.kind === 'invoked' && entry.op === 7 ? { ...entry, byNature: true } : entry,
      );
      run.entries.push(acknowledged(7, { digest: 'another' }));
    });
    expect(names).toEqual([]);
  });

  it.each([1, 99])('is a no beside a yes, at %d ms', (at) => {
    const names = planted(({ entries }) =>
      entries.push({ kind: 'refused', at, op: 5, status: 409, code: 'already-confirmed' }),
    );
    expect(names).toEqual(['6 a repeated command gets the first answer']);
  });

  it('is another no to the same command', () => {
    const no = (code: string) => ({ kind: 'refused', at: 99, op: 9, status: 409, code }) as const;
    const told = (...codes: string[]) =>
      planted(({ entries }) =>
        entries.push(
          invoked(9, 'registration', 'confirmParticipation', 'k9', ids.waiting),
          ...codes.map(no),
        ),
      );
    expect(told('quota-full', 'quota-full')).toEqual([]);
    expect(told('quota-full', 'quota-closed')).toEqual([
      '6 a repeated command gets the first answer',
    ]);
  });

  it.each([409, 404])('is a used key that another body gets %d for', (status) => {
    const names = planted(({ entries }) => entries.push(...misuse(status)));
    expect(names).toEqual(['6 a used key with another body is refused']);
  });
});
