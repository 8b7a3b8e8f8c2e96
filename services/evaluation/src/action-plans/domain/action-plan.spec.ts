import { describe, expect, it } from '@jest/globals';
import { anActionPlan } from '../../../test/builders.js';
import {
  ActionPlanCompletedAlready,
  DueDayPast,
  ProgressUnchanged,
  UnitOfAnotherCity,
  VisitedOnAlready,
  VisitInFuture,
} from './action-plans.errors.js';
import { commit, complete, progress, visit } from './action-plan.js';

const now = { at: '2025-12-01T02:00:00.000Z', today: '2025-12-01' };
const subject = {
  retreatId: anActionPlan().retreatId,
  registrationId: anActionPlan().registrationId,
  unitCode: '33.71.unit-1',
};
const seen = { visitedOn: '2025-11-30', finding: 'on-track' as const, evidenceCount: 3 };

describe('an action plan', () => {
  it('says what is promised for when', () => {
    expect(commit(anActionPlan(), now).events).toEqual([
      {
        type: 'ActionPlanCommitted',
        data: { ...subject, element: 'time', dueOn: '2026-02-01', committedAt: now.at },
      },
    ]);
  });

  it('starts at nothing, whatever it is made from', () => {
    const { state } = commit(anActionPlan({ progressPercent: 50, status: 'completed' }), now);
    expect(state).toMatchObject({ status: 'committed', progressPercent: 0, visits: [] });
  });

  it('is for a unit of the same city', () => {
    const elsewhere = anActionPlan({ unitCode: '35.73.dispendukcapil' });
    expect(() => commit(elsewhere, now)).toThrow(UnitOfAnotherCity);
  });

  it('is due after the day it is made', () => {
    expect(() => commit(anActionPlan({ dueOn: '2025-12-01' }), now)).toThrow(DueDayPast);
  });

  it('is refused with every rule that it breaks', () => {
    const wrong = anActionPlan({ unitCode: '35.73.dispendukcapil', dueOn: '2025-12-01' });
    expect(() => commit(wrong, now)).toThrow(
      expect.objectContaining({
        code: 'several-rules-broken',
        problems: [
          { field: 'unitCode', rule: expect.any(String) },
          { field: 'dueOn', rule: expect.any(String) },
        ],
      }),
    );
  });

  it('tells progress with where it came from, also backwards', () => {
    const { events } = progress(anActionPlan({ progressPercent: 40 }), 30, now);
    expect(events).toEqual([
      {
        type: 'ActionPlanProgressed',
        data: { ...subject, fromPercent: 40, toPercent: 30, progressedAt: now.at },
      },
    ]);
  });

  it('refuses progress that is none', () => {
    expect(() => progress(anActionPlan({ progressPercent: 40 }), 40, now)).toThrow(
      ProgressUnchanged,
    );
  });

  it.each([
    ['2026-02-01', false],
    ['2025-11-30', true],
  ])('is completed; when due on %s late is %s', (dueOn, late) => {
    const { state, events } = complete(anActionPlan({ dueOn }), now);
    expect(state).toMatchObject({ status: 'completed', progressPercent: 100 });
    expect(events).toEqual([
      expect.objectContaining({ data: expect.objectContaining({ completedOn: now.today, late }) }),
    ]);
  });

  it('does not move once it is completed', () => {
    const done = anActionPlan({ status: 'completed' });
    expect(() => complete(done, now)).toThrow(ActionPlanCompletedAlready);
    expect(() => progress(done, 50, now)).toThrow(ActionPlanCompletedAlready);
  });

  it('is visited, also after completion', () => {
    const { state, events } = visit(anActionPlan({ status: 'completed' }), seen, now);
    expect(state.visits).toEqual([seen]);
    expect(events).toEqual([
      { type: 'MonitoringVisitRecorded', data: { ...subject, ...seen, recordedAt: now.at } },
    ]);
  });

  it('is visited at most once a day and never ahead of time', () => {
    expect(() => visit(anActionPlan({ visits: [seen] }), seen, now)).toThrow(VisitedOnAlready);
    expect(() => visit(anActionPlan(), { ...seen, visitedOn: '2025-12-02' }, now)).toThrow(
      VisitInFuture,
    );
  });
});
