import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@korsa/store';
import { eventually } from '@korsa/testing';
import { answersTo, perElement } from './builders.js';
import { registrationOf, storyOf, unitOf, type Cast } from './neighbours.js';
import { problemOf, runningEvaluation, type Evaluation } from './running-evaluation.js';

const cast: Cast = {
  retreatId: newId(),
  cityCode: '33.71',
  operatorCode: '33',
  firstDay: '2025-11-04',
  lastDay: '2025-11-07',
  closedAt: '2025-11-07T07:00:00.000Z',
  participants: 3,
  otherUnits: 0,
};
const running = runningEvaluation();
const params = { retreatId: cast.retreatId };
const wave = { ...params, wave: 'reaction-d0' };
const unit = { unitCode: unitOf(cast, 1) };
const period = { from: '2025-07-01', to: '2025-09-30' };
const answers = answersTo('reaction');
let city: Evaluation;

beforeAll(async () => {
  await running.start();
  city = running.as('33.71');
  await running.hear(storyOf(cast));
  running.at('2025-11-07T08:00:00.000Z');
  await eventually(async () => {
    expect(await city.getEvaluatedRetreat({ params })).toMatchObject({ complete: true });
    expect((await city.getWaves({ params })).waves[0]).toMatchObject({ status: 'open' });
  });
});
afterAll(() => running.stop());

const score = (n: number, given: object = {}) =>
  city.recordTestScore({
    params,
    body: { registrationId: registrationOf(cast, n), phase: 'pre', score: 60, ...given },
  });
const commit = (given: object = {}) =>
  city.commitActionPlan({
    body: {
      registrationId: registrationOf(cast, 1),
      unitCode: unitOf(cast, 1),
      element: 'time',
      dueOn: '2026-02-01',
      ...given,
    },
  });
const survey = (scores: object) =>
  city.recordServiceSurvey({
    params: unit,
    body: {
      period,
      users: 100,
      answers: {
        kind: 'sums',
        scale: '1-4',
        respondents: 80,
        sums: perElement(240),
        ...scores,
      } as never,
    },
  });

describe('bad input is refused with its own answer', () => {
  it.each<[string, number, string, () => Promise<unknown>]>([
    ['a test score of an unknown registration', 404, 'registration-unknown', () => score(77)],
    ['a test score of somebody who declined', 409, 'not-taking-part', () => score(900)],
    [
      'an action plan of an unknown registration',
      404,
      'registration-unknown',
      () => commit({ registrationId: newId() }),
    ],
    [
      'an action plan for an unknown unit',
      404,
      'work-unit-unknown',
      () => commit({ unitCode: '33.71.unheard-of' }),
    ],
    [
      'an action plan that is due today',
      422,
      'due-day-past',
      () => commit({ dueOn: '2025-11-07' }),
    ],
    [
      'a visit without an action plan',
      404,
      'not-found',
      () =>
        city.recordMonitoringVisit({
          params: { actionPlanId: newId() },
          body: { visitedOn: '2025-11-07', finding: 'delayed', evidenceCount: 0 },
        }),
    ],
    ['an IPP taken for an IKM', 422, 'survey-scale-unsupported', () => survey({ scale: '0-5' })],
    [
      'sums that four points cannot make',
      422,
      'scores-not-on-scale',
      () => survey({ sums: perElement(321) }),
    ],
    [
      'more respondents than users',
      422,
      'more-respondents-than-users',
      () => survey({ respondents: 200, sums: perElement(600) }),
    ],
    [
      'a survey of an unknown unit',
      404,
      'work-unit-unknown',
      () => city.listServiceSurveys({ params: { unitCode: '33.71.unheard-of' } }),
    ],
    [
      'a wave that is not planned',
      404,
      'wave-unknown',
      () => city.closeWave({ params: { ...params, wave: 'behaviour-d42' } }),
    ],
    [
      'a wave that is not open yet',
      409,
      'wave-not-open',
      () => city.closeWave({ params: { ...params, wave: 'behaviour-d90' } }),
    ],
    [
      'a gain that would point at persons',
      409,
      'too-few-test-pairs',
      () => city.measureLearningGain({ params }),
    ],
    ['an impact nobody assessed', 404, 'impact-not-assessed', () => city.getImpact({ params })],
    [
      'a gain nobody measured',
      404,
      'learning-gain-not-measured',
      () => city.getLearningGain({ params }),
    ],
    [
      'an instrument without a city',
      422,
      'city-needed',
      () =>
        running.as('33').publishInstrument({
          params: { code: 'reaction-jateng' },
          body: {
            level: 'reaction',
            scale: { min: 1, max: 4 },
            respondents: ['self'],
            items: [{ item: 'catering', aspect: 'catering', text: 'Konsumsi memadai' }],
            bands: [
              { from: 1, name: 'kurang' },
              { from: 3, name: 'baik' },
            ],
          },
        }),
    ],
  ])('%s: %i %s', async (_, status, code, call) => {
    expect(await problemOf(call())).toMatchObject({ status, code });
  });

  it('names all problems of a body at once', async () => {
    const problem = await running.send('POST', '/v1/action-plans', {
      registrationId: 'nobody',
      unitCode: 'Dinas Kesehatan',
      element: 'U9',
      dueOn: '2025-02-30',
      remark: 'unknown field',
    });
    expect(problem).toMatchObject({ status: 400, code: 'input-invalid' });
    const fields = problem.problems?.map(({ field }) => field) ?? [];
    for (const field of ['registrationId', 'unitCode', 'element', 'dueOn', 'remark']) {
      expect(fields).toContain(field);
    }
  });

  it('names all problems of answers at once', async () => {
    const problem = await problemOf(
      city.respond({
        params: wave,
        body: {
          role: 'self',
          registrationId: registrationOf(cast, 1),
          answers: [...answers.slice(1), { item: 'catering', score: 9 }],
        },
      }),
    );
    expect(problem).toMatchObject({ status: 422, code: 'answers-unsound' });
    expect(problem.problems?.length).toBeGreaterThanOrEqual(3);
  });

  it('names all problems of a survey at once', async () => {
    const problem = await problemOf(
      city.recordServiceSurvey({
        params: unit,
        body: {
          period: { from: '2025-07-01', to: '2099-12-31' },
          users: 79,
          answers: { kind: 'sums', scale: '1-4', respondents: 80, sums: perElement(321) },
        },
      }),
    );
    expect(problem).toMatchObject({ status: 422, code: 'several-rules-broken' });
    const fields = problem.problems?.map(({ field }) => field) ?? [];
    for (const field of ['period.to', 'users', 'answers.sums.time']) {
      expect(fields).toContain(field);
    }
  });

  it('refuses an IPP that is reported as an IKM by saying what it is', async () => {
    const problem = await problemOf(
      survey({
        kind: 'reported',
        method: 'exact-ninth',
        ikm: 4.57,
        scale: undefined,
        sums: undefined,
      }),
    );
    expect(problem.status).toBe(400);
    expect(JSON.stringify(problem.problems)).toContain('IPP');
  });

  it('refuses a second survey of the period', async () => {
    await survey({});
    expect(await problemOf(survey({}))).toMatchObject({
      status: 409,
      code: 'survey-period-overlaps',
    });
  });

  it('has changed nothing', async () => {
    const { surveys } = await city.listServiceSurveys({ params: unit });
    const { items } = await city.listActionPlans();
    const { waves } = await city.getWaves({ params });
    expect([surveys.length, items.length, waves[0]?.responses]).toEqual([1, 0, 0]);
  });
});

describe('a repeated command', () => {
  it('gets the first answer back and does nothing twice', async () => {
    const patient = running.as('33.71', { 'idempotency-key': 'plan-1' });
    const body = {
      registrationId: registrationOf(cast, 2),
      unitCode: unitOf(cast, 2),
      element: 'cost' as const,
      dueOn: '2026-02-01',
    };
    const first = await patient.commitActionPlan({ body });
    expect(await patient.commitActionPlan({ body })).toEqual(first);
    const other = patient.commitActionPlan({ body: { ...body, element: 'time' } });
    expect(await problemOf(other)).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
    expect((await city.listActionPlans()).items).toHaveLength(1);
  });

  it('answers a wave once, though no record of the answer is kept', async () => {
    const patient = running.as('33.71', { 'idempotency-key': 'answer-1' });
    const responses = [1, 2, 3].map((n) => ({
      role: 'self' as const,
      registrationId: registrationOf(cast, n),
      answers,
    }));
    const first = await patient.respondInBatch({ params: wave, body: { responses } });
    expect(first).toMatchObject({ accepted: 3, refused: 0 });
    expect(await patient.respondInBatch({ params: wave, body: { responses } })).toEqual(first);
    expect((await city.getWaves({ params })).waves[0]?.responses).toBe(3);
    const connection = await running.shared.connect('evaluation');
    const records = await connection
      .collection('commits')
      .find({ fingerprint: { $exists: true } })
      .toArray();
    expect(JSON.stringify(records)).not.toContain('tallies');
    const kept = await connection.collection('command_answers').find().toArray();
    expect(kept.filter(({ _id }) => String(_id).includes('/responses'))).toEqual([]);
  });

  it('records test scores once per row', async () => {
    const patient = running.as('33.71', { 'idempotency-key': 'scores-1' });
    const scores = [1, 2, 77].map((n) => ({
      registrationId: registrationOf(cast, n),
      phase: 'pre' as const,
      score: 61.5,
    }));
    const first = await patient.recordTestScores({ params, body: { scores } });
    expect(first).toMatchObject({ accepted: 2, refused: 1 });
    expect(await patient.recordTestScores({ params, body: { scores } })).toEqual(first);
  });
});
