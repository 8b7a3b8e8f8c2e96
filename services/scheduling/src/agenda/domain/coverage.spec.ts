import { describe, expect, it } from '@jest/globals';
import { aRetreat, aSession, sessionId } from '../../../test/builders.js';
import { coverageOf } from './coverage.js';

const { objectives } = aRetreat();

describe('coverage', () => {
  it('counts a session in full for each objective it serves', () => {
    const tags = { rpjmd: ['m1'], priorities: ['2026.mpp'], astaCita: [7, 3] };
    const coverage = coverageOf(objectives, [
      aSession({ tags }),
      aSession({ sessionId: sessionId(2), tags: { ...tags, priorities: [], astaCita: [] } }),
    ]);
    expect(coverage.rpjmd).toEqual([
      { code: 'm1', title: 'Tata kelola yang melayani', sessions: 2, plannedJp: 6 },
    ]);
    expect(coverage.priorities).toEqual([
      expect.objectContaining({ code: '2026.mpp', sessions: 1, plannedJp: 3 }),
    ]);
    expect(coverage.astaCita.filter(({ sessions }) => sessions > 0)).toEqual([
      expect.objectContaining({ mission: 3, declared: false, sessions: 1 }),
      expect.objectContaining({ mission: 7, declared: true, sessions: 1 }),
    ]);
    expect(coverage.uncovered).toEqual({ rpjmd: [], priorities: [], astaCita: [] });
  });

  it('names what nobody serves, and sessions with JP that serve nothing', () => {
    const coverage = coverageOf(objectives, [aSession(), aSession({ plannedJp: 0 })]);
    expect(coverage.uncovered).toEqual({ rpjmd: ['m1'], priorities: ['2026.mpp'], astaCita: [7] });
    expect(coverage.untagged).toEqual({ sessions: 1, plannedJp: 3 });
  });

  it('lists all eight missions', () => {
    expect(coverageOf(objectives, []).astaCita.map(({ mission }) => mission)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8,
    ]);
  });
});
