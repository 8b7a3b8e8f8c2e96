import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@korsa/store';
import { eventually } from '@korsa/testing';
import { storyOf, unitOf, type Cast } from './neighbours.js';
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
let city: Evaluation;
let stranger: Evaluation;

beforeAll(async () => {
  await running.start();
  running.at('2025-11-07T08:00:00.000Z');
  [city, stranger] = [running.as('33.71'), running.as('35.73')];
  await running.hear(storyOf(cast));
  await eventually(async () => {
    expect(await city.getEvaluatedRetreat({ params })).toMatchObject({ complete: true });
    expect((await city.getWaves({ params })).waves[0]).toMatchObject({ status: 'open' });
  });
});
afterAll(() => running.stop());

describe('a city', () => {
  it('asks with an instrument of its own', async () => {
    const published = await city.publishInstrument({
      params: { code: 'behaviour-magelang' },
      body: {
        level: 'behaviour',
        scale: { min: 10, max: 100 },
        respondents: ['superior'],
        items: [{ item: 'service', aspect: 'service', text: 'Pelayanan unit membaik' }],
        bands: [
          { from: 10, name: 'kurang' },
          { from: 81, name: 'baik' },
        ],
      },
    });
    expect(published).toMatchObject({ version: 1, shipped: false });
    const instrument = { code: 'behaviour-magelang', version: 1 };
    const plan = { level: 'behaviour' as const, afterDays: 365, openDays: 30, instrument };
    const { waves } = await city.planWaves({
      params,
      body: { waves: [plan] },
    });
    expect(waves.at(-1)).toMatchObject({
      wave: 'behaviour-d365',
      basis: 'set',
      dueAt: '2026-11-07T07:00:00.000Z',
      instrument,
    });
    const seen = async (client: Evaluation) =>
      (await client.listInstruments({ query: { level: 'behaviour' } })).items.map(
        ({ code }) => code,
      );
    expect(await seen(city)).toEqual(['behaviour-default', 'behaviour-magelang']);
    expect(await seen(stranger)).toEqual(['behaviour-default']);
  });

  it('is shown nothing of another', async () => {
    for (const call of [
      stranger.getEvaluatedRetreat({ params }),
      stranger.getWaves({ params }),
      stranger.getMonitoringCoverage({ params }),
      stranger.listSurveysAround({ params }),
      stranger.assessImpact({ params }),
      stranger.listServiceSurveys({ params: { unitCode: unitOf(cast, 1) } }),
    ]) {
      expect((await problemOf(call)).status).toBe(404);
    }
    expect(await stranger.listActionPlans({ query: params })).toEqual({ items: [], next: null });
  });

  it('reads how to call the service', async () => {
    for (const path of ['/openapi.json', '/asyncapi.json']) {
      expect(await running.read(path)).toContain('korsa');
    }
  });
});
