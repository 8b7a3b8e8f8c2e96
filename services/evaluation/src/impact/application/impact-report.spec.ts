import { describe, expect, it } from '@jest/globals';
import { impactTopic } from '@korsa/contracts';
import {
  afterPeriod,
  anActionPlan,
  anAttendance,
  aParticipant,
  aRetreat,
  aSurvey,
  aWorkUnit,
  perElement,
} from '../../../test/builders.js';
import { RetreatNotClosed } from '../domain/impact.errors.js';
import { assess, type ImpactSources } from './impact-report.js';
import { impactView } from './impact.views.js';

const assessedAt = '2026-04-02T03:00:00.000Z';

/** A unit with a survey before and one after. */
function surveyed(n: number, before: number, after: number) {
  return {
    id: `33.71.unit-${n}`,
    cityCode: '33.71',
    surveys: [
      aSurvey({ ikm: before, elements: perElement({ sum: 507, mean: before / 25 }) }),
      aSurvey({
        ikm: after,
        period: afterPeriod,
        elements: perElement({ sum: 507, mean: after / 25 }),
      }),
    ],
  };
}

/** Units 1 to 3 were led by participants, 4 and 5 were not. */
function sources(given: Partial<ImpactSources> = {}): ImpactSources {
  return {
    retreat: aRetreat(),
    participants: [1, 2, 3].map((n) => aParticipant(n)),
    attendances: [1, 2, 3].map((n) => anAttendance(n)),
    certificates: { completed: 2, attended: 1 },
    units: [1, 2, 3, 4, 5].map((n) => aWorkUnit(n)),
    series: [
      surveyed(1, 70, 72),
      surveyed(2, 75, 79),
      surveyed(3, 80, 86),
      surveyed(4, 75, 76),
      surveyed(5, 78, 78),
    ],
    assessment: undefined,
    actionPlans: [],
    ...given,
  };
}

describe('assess', () => {
  const report = assess(sources(), assessedAt);

  it('compares units whose head attended with the others of the city', () => {
    expect(report.attended).toEqual({
      units: 3,
      meanBefore: 75,
      meanAfter: 79,
      meanChange: 4,
      interval95: { low: -0.97, high: 8.97 },
      improved: 3,
      belowRequiredSample: 0,
    });
    expect(report.comparison).toMatchObject({ units: 2, meanChange: 0.5, improved: 1 });
    expect(report.difference?.mean).toBe(3.5);
  });

  it('says how much each element changed', () => {
    expect(report.elements).toHaveLength(9);
    expect(report.elements[0]).toEqual({
      element: 'requirements',
      attended: 0.16,
      comparison: 0.02,
    });
    expect(report.units[0]?.elements?.time).toBeCloseTo(0.08, 10);
  });

  it('is an event that can be published', () => {
    expect(() => impactTopic.ImpactAssessed.schema.parse(report)).not.toThrow();
  });

  it('is worded as change, never as effect', () => {
    expect(report.wording).toBe('change');
    const { summary } = impactView({ id: aRetreat().id, cityCode: '33.71', report });
    expect(summary[0]).toBe(
      '3 units whose head attended: mean IKM 75 before and 79 after, change +4.00 (95 % interval -0.97 to +8.97), 3 improved.',
    );
    expect(summary.join(' ')).not.toMatch(/because|caused|effect of/);
    expect(summary.at(-1)).toContain('changes, not effects');
  });

  it('says which units cannot be compared, and why', () => {
    const before = aSurvey();
    const rounded = aSurvey({ period: afterPeriod, method: 'rounded-0.11' });
    const series = [
      { id: '33.71.unit-1', cityCode: '33.71', surveys: [before] },
      { id: '33.71.unit-2', cityCode: '33.71', surveys: [before, rounded] },
      surveyed(3, 80, 86),
    ];
    const { units, notCompared } = assess(
      sources({ series, attendances: [anAttendance(1), anAttendance(2)] }),
      assessedAt,
    );
    expect(units).toEqual([]);
    expect(notCompared).toEqual([
      { unitCode: '33.71.unit-1', reason: 'no-survey-after' },
      { unitCode: '33.71.unit-2', reason: 'methods-differ' },
      { unitCode: '33.71.unit-3', reason: 'attendance-undecided' },
    ]);
  });

  it('shows samples that were too small and hides none', () => {
    const small = surveyed(1, 70, 72);
    const short = small.surveys.map((survey) => ({ ...survey, respondents: 20, shortfall: 149 }));
    const { attended, units } = assess(
      sources({ series: [{ ...small, surveys: short }] }),
      assessedAt,
    );
    expect(attended).toMatchObject({ units: 1, belowRequiredSample: 1, interval95: null });
    expect(units[0]?.before).toMatchObject({ respondents: 20, requiredRespondents: 169 });
  });

  it('has no difference without a group to compare with', () => {
    const { comparison, difference } = assess(
      sources({ series: [surveyed(1, 70, 72)] }),
      assessedAt,
    );
    expect([comparison.units, comparison.meanChange, difference]).toEqual([0, null, null]);
  });

  it('counts participation by seats and decisions', () => {
    const declined = aParticipant(4, { status: 'declined' });
    const { participation } = assess(
      sources({
        participants: [...sources().participants, declined],
        attendances: [
          anAttendance(1, { earnedJp: 25.2 }),
          anAttendance(2, { earnedJp: 27.1, met: false }),
          anAttendance(4),
        ],
      }),
      assessedAt,
    );
    expect(participation).toEqual({
      confirmed: 3,
      decided: 2,
      met: 1,
      earnedJp: 52.3,
      certificatesCompleted: 2,
      certificatesAttended: 1,
    });
  });

  it('counts action plans and the units that were visited', () => {
    const seen = { visitedOn: '2025-12-01', finding: 'on-track' as const, evidenceCount: 1 };
    const plans = [
      anActionPlan({ visits: [seen], status: 'completed' }),
      anActionPlan({ id: 'second', visits: [seen] }),
      anActionPlan({ id: 'third', unitCode: '33.71.unit-2' }),
    ];
    expect(assess(sources({ actionPlans: plans }), assessedAt).actionPlans).toEqual({
      committed: 3,
      completed: 1,
      unitsVisited: 1,
    });
  });

  it('refuses a retreat that is not over', () => {
    const open = sources({ retreat: aRetreat({ status: 'open', closedAt: null }) });
    expect(() => assess(open, assessedAt)).toThrow(RetreatNotClosed);
  });
});
