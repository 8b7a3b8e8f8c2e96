import { describe, expect, it } from '@jest/globals';
import { anIntake, later, noon, someFacts } from '../../../test/builders.js';
import { changeQuota, close, open, refuse, refuseAsSubstitute, reopen } from './intake.js';

const candidate = { ...someFacts(), cityCode: '33.71' };

describe('open', () => {
  const { status: _s, closedAt: _c, ...plan } = anIntake();

  it('tells quota, window, rule and representation', () => {
    const { quota, opensAt, closesAt, rule, representation } = plan;
    expect(open(undefined, plan).events).toEqual([
      { type: 'IntakeOpened', data: { quota, opensAt, closesAt, rule, representation } },
    ]);
  });

  it('happens once', () => {
    expect(() => open(anIntake(), plan)).toThrow(
      expect.objectContaining({ code: 'intake-open-already' }),
    );
  });
});

describe('close', () => {
  it('says when', () => {
    expect(close(anIntake(), later).events).toEqual([
      { type: 'IntakeClosed', data: { closedAt: later } },
    ]);
  });

  it('happens once', () => {
    expect(() => close(anIntake({ status: 'closed' }), later)).toThrow(
      expect.objectContaining({ code: 'intake-closed-already' }),
    );
  });
});

describe('reopen', () => {
  it('takes nominations until the new end', () => {
    const { state, events } = reopen(
      anIntake({ status: 'closed' }),
      '2025-11-01T00:00:00.000Z',
      later,
    );
    expect(state).toMatchObject({ status: 'open', closesAt: '2025-11-01T00:00:00.000Z' });
    expect(events).toEqual([expect.objectContaining({ type: 'IntakeOpened' })]);
  });

  it('refuses an end that has passed', () => {
    expect(() => reopen(anIntake(), noon, later)).toThrow(
      expect.objectContaining({ code: 'intake-window-not-possible' }),
    );
  });
});

describe('changeQuota', () => {
  it('tells the quota before and after, and how many it promoted', () => {
    expect(changeQuota(anIntake(), 33, 1).events).toEqual([
      { type: 'IntakeQuotaChanged', data: { before: 32, after: 33, promoted: 1 } },
    ]);
  });
});

describe('refuse', () => {
  const reasons = (...args: Parameters<typeof refuse>) =>
    refuse(...args).map(({ reason }) => reason);

  it('takes an eligible candidate within the window', () => {
    expect(reasons(anIntake(), candidate, noon)).toEqual([]);
  });

  it.each([
    ['before it opens', anIntake({ opensAt: later })],
    ['at its end', anIntake({ closesAt: noon })],
    ['when it was closed', anIntake({ status: 'closed' })],
  ])('refuses %s', (_when, intake) => {
    expect(reasons(intake, candidate, noon)).toEqual(['outside-window']);
  });

  it('names every reason', () => {
    const stranger = { ...candidate, cityCode: '33.72', eselon: 'IV.a' };
    expect(reasons(anIntake({ status: 'closed' }), stranger, noon)).toEqual([
      'outside-window',
      'other-city',
      'eselon-not-eligible',
    ]);
  });

  it('takes a substitute after the window', () => {
    expect(refuseAsSubstitute(anIntake({ status: 'closed' }), candidate)).toEqual([]);
  });
});
