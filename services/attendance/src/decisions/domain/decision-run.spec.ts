import { describe, expect, it } from '@jest/globals';
import { callRoll, type Candidate } from './decision-run.js';

const start = {
  retreatId: 'retreat',
  cityCode: '33.71',
  confirmedBy: 'operator-1',
  startedAt: '2025-11-07T08:00:00.000Z',
};
const candidates = (...ids: string[]): Candidate[] =>
  ids.map((registrationId) => ({ registrationId, personId: 'person', category: 'PNS' }));

describe('callRoll', () => {
  it('numbers every candidate after the last number of the year', () => {
    const counter = { id: '33.71:2025', cityCode: '33.71', last: 40 };
    const [run, next] = callRoll(undefined, counter, candidates('a', 'b'), start, counter.id);
    expect(run.state.roll.map(({ serial }) => serial)).toEqual([41, 42]);
    expect(next.state.last).toBe(42);
  });

  it('keeps numbers when it is repeated, and takes in who came since', () => {
    const [first, counter] = callRoll(undefined, undefined, candidates('b', 'c'), start, 'x');
    const later = { ...start, startedAt: '2025-11-08T08:00:00.000Z' };
    const [again, next] = callRoll(first.state, counter.state, candidates('a', 'b'), later, 'x');
    expect(again.state.roll.map(({ registrationId, serial }) => [registrationId, serial])).toEqual([
      ['b', 1],
      ['c', 2],
      ['a', 3],
    ]);
    expect(again.state.startedAt).toBe(start.startedAt);
    expect(next.state.last).toBe(3);
  });
});
