import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aFrame, aPresence, registrationId, retreatId } from '../../../test/presence.builder.js';
import { magelangSessions, malangSessions } from '../../../test/programmes.js';
import { unseen } from './presence.js';
import { endOfTime, meets, tally } from './tally.js';

describe('the threshold', () => {
  // DOMAIN-CASES 1: plan 28 JP needs 23.8, 25.2, 26.6; plan 20 JP may miss 3, 2, 1.
  it.each([
    { planned: 280, percent: 85, misses: 40, fails: 50 },
    { planned: 280, percent: 90, misses: 20, fails: 30 },
    { planned: 280, percent: 95, misses: 10, fails: 20 },
    { planned: 200, percent: 85, misses: 30, fails: 40 },
    { planned: 200, percent: 90, misses: 20, fails: 30 },
    { planned: 200, percent: 95, misses: 10, fails: 20 },
  ])('of $percent % of $planned tenths', ({ planned, percent, misses, fails }) => {
    expect(meets(planned - misses, planned, percent)).toBe(true);
    expect(meets(planned - fails, planned, percent)).toBe(false);
  });

  it('is not met by a share that only rounds up to it', () => {
    expect(Math.round((251.9 / 280) * 100)).toBe(90);
    expect(meets(251, 280, 90)).toBe(false);
    expect(meets(252, 280, 90)).toBe(true);
  });

  it('agrees with exact fractions for every plan', () => {
    const tenths = fc.integer({ min: 1, max: 2000 });
    fc.assert(
      fc.property(tenths, fc.integer({ min: 1, max: 100 }), (planned, percent) => {
        const needed = Math.ceil((percent * planned) / 100);
        expect(meets(needed, planned, percent)).toBe(true);
        expect(meets(needed - 1, planned, percent)).toBe(false);
      }),
    );
  });
});

describe('the programmes of the two retreats', () => {
  it('plan 28 and 20 JP', () => {
    const nobody = unseen(registrationId, '33.71', retreatId);
    const magelang = tally(nobody, aFrame(), '2025-01-01T00:00:00.000Z');
    const malang = tally(nobody, { ...aFrame(), sessions: malangSessions }, endOfTime);
    expect([magelang.plannedJp, malang.plannedJp]).toEqual([28, 20]);
    expect([magelang.reachableJp, malang.reachableJp]).toEqual([28, 0]);
  });
});

describe('the standing of a participant', () => {
  it('fails with one missed block of 3 JP: 89.29 %', () => {
    expect(tally(aPresence(['Simulation I']), aFrame(), endOfTime)).toEqual({
      plannedJp: 28,
      earnedJp: 25,
      excusedJp: 0,
      reachableJp: 25,
      outlook: 'unreachable',
    });
  });

  it('passes with one missed block of 2 JP', () => {
    const { earnedJp, outlook } = tally(aPresence(['Drill']), aFrame(), endOfTime);
    expect({ earnedJp, outlook }).toEqual({ earnedJp: 26, outlook: 'reached' });
  });

  it('is not harmed by a missed session without JP', () => {
    expect(tally(aPresence(['Campfire']), aFrame(), endOfTime).earnedJp).toBe(28);
  });

  it('counts a cancelled session neither as planned nor as earned', () => {
    const sessions = magelangSessions.map((session) =>
      session.title === 'Outbound' ? { ...session, cancelled: true } : session,
    );
    const { plannedJp, earnedJp } = tally(aPresence(), { ...aFrame(), sessions }, endOfTime);
    expect([plannedJp, earnedJp]).toEqual([26, 26]);
  });

  it('adds tenths of JP without a fraction getting lost', () => {
    const [first] = magelangSessions;
    const tenth = { ...first!, plannedJp: 0.1 };
    const sessions = Array.from({ length: 10 }, (_, i) => ({ ...tenth, sessionId: `s${i}` }));
    const nobody = unseen(registrationId, '33.71', retreatId);
    expect(tally(nobody, { ...aFrame(), sessions }, endOfTime).plannedJp).toBe(1);
  });

  const ahead = (after: string) => magelangSessions.filter((s) => s.startsAt > after);
  const missing = (titles: readonly string[], at: string) =>
    tally(aPresence([...titles, ...ahead(at).map(({ title }) => title)]), aFrame(), at).outlook;

  it('is reachable while nothing is missed, also with blocks of 3 JP ahead', () => {
    expect(missing([], '2025-11-05T06:00:00.000Z')).toBe('reachable');
  });

  it('is at risk when one more missed session would end it', () => {
    expect(missing(['Program briefing'], '2025-11-05T06:00:00.000Z')).toBe('at-risk');
  });

  it('is unreachable as soon as what is left does not suffice', () => {
    expect(missing(['Development direction'], '2025-11-05T06:00:00.000Z')).toBe('unreachable');
  });
});
