import { describe, expect, it } from '@jest/globals';
import { aWavePlan, closedAt, defaultWaves } from '../../../test/builders.js';
import { WaveNotOpen, WaveTwice, WaveUnknown } from './responses.errors.js';
import {
  close,
  count,
  openDue,
  overdue,
  replan,
  schedule,
  waveOf,
  type PlannedWave,
} from './wave-plan.js';
import type { Tally } from './tallies.js';

const noon = '2025-11-08T05:00:00.000Z';
const tally: Tally = {
  respondent: 'self',
  aspect: 'committee',
  sessionId: null,
  n: 1,
  scores: 2,
  sum: 9,
};
const opened = openDue(schedule(aWavePlan(), closedAt), closedAt, 'key');

describe('the waves of a retreat', () => {
  it('have no day until the retreat closes, and are labelled assumptions', () => {
    const plan = aWavePlan();
    expect(plan.waves.map(({ wave, dueAt, basis }) => [wave, dueAt, basis])).toEqual([
      ['reaction-d0', null, 'assumption'],
      ['behaviour-d90', null, 'assumption'],
    ]);
    expect([plan.nextAt, openDue(plan, '2099-01-01T00:00:00.000Z', 'key')]).toEqual([null, plan]);
  });

  it('count their days from the close', () => {
    const plan = schedule(aWavePlan(), closedAt);
    expect(plan.waves.map(({ dueAt }) => dueAt)).toEqual([closedAt, '2026-02-05T07:00:00.000Z']);
    expect(plan.nextAt).toBe(closedAt);
  });

  it('open when they are due and not a moment before', () => {
    expect(waveOf(opened, 'reaction-d0')).toMatchObject({
      status: 'open',
      openedAt: closedAt,
      closesAt: '2025-11-14T07:00:00.000Z',
    });
    const before = openDue(opened, '2026-02-05T06:59:59.999Z', 'key');
    expect(waveOf(before, 'behaviour-d90').status).toBe('planned');
    const due = openDue(opened, '2026-02-05T07:00:00.000Z', 'key');
    expect(waveOf(due, 'behaviour-d90').status).toBe('open');
  });

  it('give the whole time to answer when they open late', () => {
    const late = openDue(schedule(aWavePlan(), closedAt), noon, 'key');
    expect(waveOf(late, 'reaction-d0').closesAt).toBe('2025-11-15T05:00:00.000Z');
  });

  it('are overdue when their last day is over', () => {
    expect(overdue(opened, '2025-11-14T06:59:59.999Z')).toEqual([]);
    expect(overdue(opened, '2025-11-14T07:00:00.000Z').map(({ wave }) => wave)).toEqual([
      'reaction-d0',
    ]);
  });

  it('say when something is due next', () => {
    expect(opened.nextAt).toBe('2025-11-14T07:00:00.000Z');
    expect(close(opened, 'reaction-d0', noon).nextAt).toBe('2026-02-05T07:00:00.000Z');
  });

  it('forget how respondents were told apart when they close', () => {
    expect(waveOf(opened, 'reaction-d0').respondentKey).toBe('key');
    expect(waveOf(close(opened, 'reaction-d0', noon), 'reaction-d0')).toMatchObject({
      status: 'closed',
      closedAt: noon,
      respondentKey: null,
    });
  });

  it('add up answers and keep none', () => {
    const twice = count(count(opened, 'reaction-d0', [tally]), 'reaction-d0', [
      { ...tally, sum: 4 },
      { ...tally, aspect: 'facilities' },
    ]);
    expect(waveOf(twice, 'reaction-d0')).toMatchObject({
      responses: 2,
      tallies: [
        { ...tally, n: 2, scores: 4, sum: 13 },
        { ...tally, aspect: 'facilities' },
      ],
    });
  });

  it('take answers only while they are open', () => {
    const closed = close(opened, 'reaction-d0', noon);
    expect(() => count(closed, 'reaction-d0', [tally])).toThrow(WaveNotOpen);
    expect(() => count(opened, 'behaviour-d90', [tally])).toThrow(WaveNotOpen);
    expect(() => count(opened, 'behaviour-d180', [tally])).toThrow(WaveUnknown);
    expect(() => close(closed, 'reaction-d0', noon)).toThrow(WaveNotOpen);
  });
});

describe('replan', () => {
  const proposed = (wave: PlannedWave) => ({ ...wave, asksAbout: wave.level });
  const [atOnce, later] = defaultWaves.map(proposed);
  const yearly = proposed({ ...defaultWaves[1]!, afterDays: 365 });

  it('replaces what is not open yet', () => {
    const plan = replan(opened, [atOnce!, yearly]);
    expect(plan.waves.map(({ wave, status, basis }) => [wave, status, basis])).toEqual([
      ['reaction-d0', 'open', 'assumption'],
      ['behaviour-d365', 'planned', 'set'],
    ]);
  });

  it('counts the days from a close that has been', () => {
    expect(waveOf(replan(opened, [yearly]), 'behaviour-d365').dueAt).toBe(
      '2026-11-07T07:00:00.000Z',
    );
  });

  it('refuses the same wave twice', () => {
    const attempt = () => replan(aWavePlan(), [yearly, atOnce!, later!, yearly]);
    expect(attempt).toThrow(WaveTwice);
    expect(attempt).toThrow(
      expect.objectContaining({ problems: [{ field: 'waves.3', rule: expect.any(String) }] }),
    );
  });
});
