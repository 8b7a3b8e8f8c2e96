import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  actionPlanTopic,
  assessmentTopic,
  decodeEnvelope,
  definitionOf,
  evaluationTopics,
  impactTopic,
  readEvent,
  serviceElements,
  serviceSurveyTopic,
} from '@korsa/contracts';
import { newId } from '@korsa/store';
import { eventually } from '@korsa/testing';
import { answersTo, perElement } from './builders.js';
import {
  numbers,
  personOf,
  registrationOf,
  sessionOf,
  storyOf,
  unitOf,
  type Cast,
} from './neighbours.js';
import { problemOf, runningEvaluation, type Evaluation } from './running-evaluation.js';

const magelang: Cast = {
  retreatId: newId(),
  cityCode: '33.71',
  operatorCode: '33',
  firstDay: '2025-11-04',
  lastDay: '2025-11-07',
  closedAt: '2025-11-07T07:00:00.000Z',
  participants: 8,
  otherUnits: 4,
};
const malang: Cast = {
  ...magelang,
  retreatId: newId(),
  cityCode: '35.73',
  operatorCode: '35.73',
  firstDay: '2025-05-15',
  lastDay: '2025-05-17',
  closedAt: '2025-05-17T07:00:00.000Z',
  participants: 6,
  otherUnits: 0,
};
const running = runningEvaluation();
const params = { retreatId: magelang.retreatId };
const everyone = numbers(magelang.participants);
let city: Evaluation;

const waveOf = async (code: string) => {
  const { waves } = await city.getWaves({ params });
  return waves.find(({ wave }) => wave === code);
};
const answers = (n: number) => ({
  role: 'self' as const,
  registrationId: registrationOf(magelang, n),
  answers: answersTo('reaction', n === 1 ? 5 : 4, [sessionOf(magelang, 1)]),
});

beforeAll(async () => {
  await running.start();
  city = running.as('33.71');
  await running.hear(storyOf(malang));
  await running.hear(storyOf(magelang));
});
afterAll(() => running.stop());

describe('evaluation', () => {
  it('learns of the retreat and of everybody in it', async () => {
    running.at('2025-11-07T08:00:00.000Z');
    await eventually(async () => {
      expect(await city.getEvaluatedRetreat({ params })).toMatchObject({
        cityCode: '33.71',
        operatorCode: '33',
        status: 'closed',
        participants: { confirmed: 8, declined: 1 },
        decisions: 8,
        certificates: { completed: 7, attended: 1 },
        complete: true,
        missing: [],
      });
    });
  });

  it('measures what was learnt from those with both scores', async () => {
    const scores = everyone.flatMap((n) => [
      { registrationId: registrationOf(magelang, n), phase: 'pre' as const, score: 50 + n },
      { registrationId: registrationOf(magelang, n), phase: 'post' as const, score: 70 + n },
    ]);
    const batch = { params, body: { scores: scores.slice(0, -1) } };
    expect(await city.recordTestScores(batch)).toMatchObject({ accepted: 15, refused: 0 });
    expect(await city.recordTestScores(batch)).toMatchObject({ accepted: 15, refused: 0 });
    expect(await city.measureLearningGain({ params })).toMatchObject({
      pairs: 7,
      incomplete: 1,
      meanPre: 54,
      meanPost: 74,
      meanGain: 20,
    });
  });

  it('asks for reactions at the close and takes one answer of each', async () => {
    await eventually(async () =>
      expect(await waveOf('reaction-d0')).toMatchObject({ status: 'open' }),
    );
    const wave = { ...params, wave: 'reaction-d0' };
    await city.respond({ params: wave, body: answers(1) });
    expect(await problemOf(city.respond({ params: wave, body: answers(1) }))).toMatchObject({
      status: 409,
      code: 'already-answered',
    });
    const rest = { params: wave, body: { responses: everyone.map(answers) } };
    expect(await city.respondInBatch(rest)).toMatchObject({ accepted: 7, refused: 1 });
    expect(await waveOf('reaction-d0')).toMatchObject({ responses: 8, results: null });
  });

  it('publishes the reactions when the last day is over, and asks about behaviour after ninety days', async () => {
    running.at('2025-11-15T00:00:00.000Z');
    await eventually(async () =>
      expect(await waveOf('reaction-d0')).toMatchObject({ status: 'closed', responses: 8 }),
    );
    const { results } = (await waveOf('reaction-d0'))!;
    expect(results?.cells).toContainEqual({
      respondent: 'self',
      aspect: 'committee',
      sessionId: null,
      n: 8,
      mean: 4.13,
      band: 'baik',
    });
    expect((await waveOf('behaviour-d90'))?.status).toBe('planned');
    running.at('2026-02-06T00:00:00.000Z');
    await eventually(async () =>
      expect(await waveOf('behaviour-d90')).toMatchObject({ status: 'open' }),
    );
  });

  it('hides what few superiors say', async () => {
    const wave = { ...params, wave: 'behaviour-d90' };
    const responses = everyone.map((n) => ({
      ...answers(n),
      answers: answersTo('behaviour', 4),
    }));
    const superiors = [1, 2, 3].map((n) => ({
      ...responses[n]!,
      role: 'superior' as const,
      respondentId: personOf(magelang, 12),
    }));
    await city.respondInBatch({ params: wave, body: { responses: [...responses, ...superiors] } });
    const closed = await city.closeWave({ params: wave });
    expect(closed).toMatchObject({ status: 'closed', responses: 11 });
    expect(closed.results?.cells.map(({ respondent, n }) => [respondent, n])).toEqual([
      ['self', 8],
      ['self', 8],
    ]);
    expect(closed.results?.suppressedCells).toHaveLength(2);
  });

  it('follows action plans and visits every unit', async () => {
    for (const n of everyone) {
      const { actionPlanId } = await city.commitActionPlan({
        body: {
          registrationId: registrationOf(magelang, n),
          unitCode: unitOf(magelang, n),
          element: serviceElements[n % 9]!,
          dueOn: '2026-03-01',
        },
      });
      const plan = { actionPlanId };
      await city.reportProgress({ params: plan, body: { percent: 50 } });
      await city.recordMonitoringVisit({
        params: plan,
        body: { visitedOn: '2026-02-05', finding: 'on-track', evidenceCount: 2 },
      });
      if (n === 1) await city.completeActionPlan({ params: plan });
    }
    expect(await city.getMonitoringCoverage({ params })).toMatchObject({
      units: 8,
      unitsVisited: 8,
      coveragePercent: 100,
      visits: 8,
      notVisited: [],
    });
    const { items, next } = await city.listActionPlans({ query: { ...params, limit: 5 } });
    expect([items.length, typeof next]).toEqual([5, 'string']);
    const completed = await city.listActionPlans({ query: { ...params, status: 'completed' } });
    expect(completed.items.map(({ unitCode }) => unitCode)).toEqual(['33.71.unit-1']);
  });

  it('records service surveys with the exact IKM', async () => {
    running.at('2026-04-02T02:00:00.000Z');
    const units = numbers(12);
    const record = (n: number, period: { from: string; to: string }, sum: number) =>
      city.recordServiceSurvey({
        params: { unitCode: unitOf(magelang, n) },
        body: {
          period,
          users: 100,
          answers: { kind: 'sums', scale: '1-4', respondents: 80, sums: perElement(sum) },
        },
      });
    for (const n of units) {
      await record(n, { from: '2025-07-01', to: '2025-09-30' }, 240 + n);
      const grown = n <= 8 ? 250 + 2 * n : 241 + n;
      await record(n, { from: '2026-01-01', to: '2026-03-31' }, grown);
    }
    const { surveys } = await city.listServiceSurveys({ params: { unitCode: '33.71.unit-1' } });
    expect(surveys.map(({ ikm, grade, shortfall }) => [ikm, grade, shortfall])).toEqual([
      [75.31, 'C', 0],
      [78.75, 'B', 0],
    ]);
    const around = await city.listSurveysAround({ params, query: { limit: 200 } });
    expect(around.items).toHaveLength(12);
    expect(around.items[0]).toMatchObject({
      unitCode: '33.71.unit-1',
      headAttended: true,
      before: { ikm: 75.31 },
      after: { ikm: 78.75 },
      change: 3.44,
    });
  });

  it('assesses the change, compared with units whose head stayed at home', async () => {
    const report = await city.assessImpact({ params });
    expect(report).toMatchObject({
      wording: 'change',
      attended: { units: 8, improved: 8, meanChange: 4.53 },
      comparison: { units: 4, meanChange: 0.31 },
      participation: { confirmed: 8, decided: 8, met: 7, earnedJp: 221 },
      levels: { learning: { pairs: 7, meanGain: 20 } },
      actionPlans: { committed: 8, completed: 1, unitsVisited: 8 },
    });
    expect(report.attended.interval95!.low).toBeGreaterThan(report.comparison.meanChange!);
    expect(await city.getImpact({ params })).toEqual(report);
  });

  it('rolls up the province without one row of another province', async () => {
    const province = running.as('33');
    const rollup = await province.getRollup({ params: { areaCode: '33' } });
    expect(rollup).toMatchObject({
      areaCode: '33',
      retreats: 1,
      participants: 8,
      jp: 221,
      certificates: { issued: 8, completed: null, attended: null },
      cities: [
        {
          cityCode: '33.71',
          ikm: { units: 12, before: { grade: 'B' }, after: { grade: 'B' } },
          retreatList: [{ retreatId: magelang.retreatId, operatorCode: '33', gain: { pairs: 7 } }],
        },
      ],
    });
    expect(JSON.stringify(rollup)).not.toContain('35.73');
    expect(await running.as('35').getRollup({ params: { areaCode: '35.73' } })).toMatchObject({
      participants: 6,
      cities: [{ cityCode: '35.73' }],
    });
    for (const area of ['33.71', '35']) {
      const refused = running.as(area).getRollup({ params: { areaCode: '33' } });
      expect(await problemOf(refused)).toMatchObject({ status: 403, code: 'area-not-covered' });
    }
  });

  it('said all of it on its topics: by contract, gap-free, without a person', async () => {
    const counts = async () =>
      Promise.all(
        [assessmentTopic, actionPlanTopic, serviceSurveyTopic, impactTopic].map(
          async (topic) => (await running.records(topic)).filter(ofMagelang).length,
        ),
      );
    await eventually(async () => expect(await counts()).toEqual([5, 8 + 8 + 8 + 1, 24, 1]));
    for (const topic of evaluationTopics) {
      const last = new Map<string, number>();
      for (const { key, headers, value } of await running.records(topic)) {
        const { type, event } = decodeEnvelope({ key: key!, headers, value });
        expect(() => readEvent(definitionOf(type)!, event)).not.toThrow();
        expect(event.sequence).toBe((last.get(key!) ?? 0) + 1);
        last.set(key!, event.sequence);
        expect(value).not.toContain(personOf(magelang, 12));
      }
    }
  });
});

/** Malang's waves were opened and closed by the timer meanwhile. */
function ofMagelang({ headers }: { readonly headers: Readonly<Record<string, string>> }): boolean {
  return headers['ce_citycode'] === '33.71';
}
