import { describe, expect, it } from '@jest/globals';
import type { City, World } from '../world.js';
import { intents, type Intent } from './mix.js';

const retreat = (name: string) => ({
  retreatId: name,
  sessions: [
    { sessionId: `${name}-s`, startsAt: '2025-11-04T01:00:00Z', endsAt: '2025-11-04T02:00:00Z' },
  ],
  registrations: ['r1', 'r2'],
});

const city: City = {
  code: '33.71',
  units: ['33.71.dinas'],
  people: ['p1', 'p2'],
  contended: retreat('contended'),
  open: { ...retreat('open'), gates: ['g1'] },
  closed: { ...retreat('closed'), plans: ['a1'], questions: [{ item: 'q1', perSession: false }] },
};
const world: World = { cities: [city] };

function first(count: number, seed: number): Intent[] {
  const wanted = intents(world, seed);
  return Array.from({ length: count }, () => wanted.next().value);
}

const said = (given: readonly Intent[]) => JSON.stringify(given);

describe('what is wanted in a world', () => {
  it('depends on the seed alone', () => {
    expect(said(first(200, 7))).toBe(said(first(200, 7)));
    expect(said(first(200, 7))).not.toBe(said(first(200, 8)));
  });

  it('is of every kind, and now and then sent again or twice', () => {
    const given = first(2_000, 7);
    const services = new Set(given.map(({ command }) => command.service));
    expect([...services].sort()).toEqual([
      'attendance',
      'evaluation',
      'registration',
      'scheduling',
    ]);
    expect(new Set(given.map(({ habit }) => habit))).toEqual(new Set(['once', 'again', 'twice']));
  });

  it('comes at the rate that is asked for, on average', () => {
    const given = first(5_000, 7);
    const mean = given.reduce((sum, { gap }) => sum + gap, 0) / given.length;
    expect(mean).toBeGreaterThan(950);
    expect(mean).toBeLessThan(1_050);
  });
});
